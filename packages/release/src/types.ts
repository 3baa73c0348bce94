import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Declarations for editors, by path: of `@gradus/runtime` below `gradus/`, and of the packages that it is made of. */
export function declarations(root: string): Map<string, string> {
  const entry = join(root, 'packages/runtime/src/index.ts');
  const program = ts.createProgram([entry], optionsOf(root));
  const files = new Map<string, string>();
  for (const source of program.getSourceFiles()) {
    if (program.isSourceFileDefaultLibrary(source)) continue;
    const path = relative(root, source.fileName).replaceAll('\\', '/');
    const [, name] = PACKAGE.exec(path) ?? [];
    if (path.startsWith('packages/')) {
      program.emit(source, (to, text) => files.set(ownPath(relative(root, to).replaceAll('\\', '/')), text), undefined, true); // prettier-ignore
    } else if (name !== undefined && name !== '@types/node' && name !== 'undici-types') {
      files.set(path.replace('node_modules/', ''), source.text);
      files.set(`${name}/package.json`, manifest(root, name));
    }
  }
  return files;
}

/** `packages/runtime/src/index.d.ts` → `gradus/runtime/index.d.ts` */
function ownPath(path: string): string {
  return path.replace(/^packages\/([^/]+)\/src\//, 'gradus/$1/');
}

/** As much as a compiler needs to find the declarations. */
function manifest(root: string, name: string): string {
  const { version, types, typings, license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Record<string, string>; // prettier-ignore
  return `${JSON.stringify({ name, version, license, types: types ?? typings ?? 'index.d.ts' }, null, 2)}\n`;
}

function optionsOf(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: { compilerOptions: object } }; // prettier-ignore
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, root);
  return { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, removeComments: false };
}
