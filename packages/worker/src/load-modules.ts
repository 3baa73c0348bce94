import { posix } from 'node:path';
import { compileFunction } from 'node:vm';
import { ForbiddenImport } from './forbidden-import';

/** Packages that student code may import. */
export type Packages = Readonly<Record<string, unknown>>;

export interface SourceModule {
  readonly name: string;
  readonly code: string;
}

interface Loaded {
  exports: Record<string, unknown>;
}

/**
 * Loads CommonJS modules that came over the pipe. They see each other by relative path or as `#NN-lesson/MM-name`, and
 * the packages given; nothing else. This keeps mistakes apart from cheating; what holds against attacks is the sandbox.
 *
 * @returns a function that gives a module's exports, loading it on first use
 */
export function loadModules(
  modules: readonly SourceModule[],
  packages: Packages,
): (name: string) => Record<string, unknown> {
  const sources = new Map(modules.map((module) => [module.name, module.code]));
  const loaded = new Map<string, Loaded>();

  function load(name: string): Record<string, unknown> {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module: Loaded = { exports: {} };
    loaded.set(name, module);
    const wrapper = compileFunction(sources.get(name)!, ['exports', 'require', 'module'], { filename: `${name}.ts` });
    wrapper(module.exports, (request: string) => resolve(request, name), module);
    return module.exports;
  }

  function resolve(request: string, from: string): unknown {
    if (Object.hasOwn(packages, request)) return packages[request];
    const name = moduleName(request, from);
    if (name !== undefined && sources.has(name) && !name.endsWith('.probe')) return load(name);
    throw new ForbiddenImport(
      `${from}.ts imports "${request}", which this exercise may not use. Allowed: ${allowed(from).join(', ')}.`,
    );
  }

  function allowed(from: string): string[] {
    const others = [...sources.keys()].filter((name) => name !== from && !name.endsWith('.probe'));
    return [...Object.keys(packages), ...others.map((name) => `#${name}`)];
  }

  return load;
}

function moduleName(request: string, from: string): string | undefined {
  if (request.startsWith('#')) return request.slice(1);
  if (request.startsWith('.')) return posix.join(posix.dirname(from), request).replace(/\.(ts|js)$/, '');
  return undefined;
}
