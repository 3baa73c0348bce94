import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { builtPrograms, ONE_FILE, wasmFiles } from '@gradus/judge';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type { Files } from './edition-files';
import { put } from './edition-files';

/** Stays outside: what is installed with the edition, what it has as files, and what it never comes to. */
const OUTSIDE = ['jest', '@swc/core', '@tensorflow/tfjs-backend-wasm', 'esbuild', 'typescript'];

/** What the specs of an edition may import, by the name of the file that has it. */
const FOR_SPECS = {
  'testkit.cjs': 'packages/testkit/src/index.ts',
  'datasets.cjs': 'packages/datasets/src/index.ts',
  'random.cjs': 'packages/runtime/src/random.ts',
  'serve.cjs': 'packages/testkit/src/serve/judge-process.ts',
};

/** The machine as programs in one file each, and the names of the packages that are in them. */
export async function bundles(root: string): Promise<{ files: Files; packages: ReadonlySet<string> }> {
  const files: Files = new Map();
  const packages = new Set(['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm']); // in the worker
  const add = async (path: string, entry: string, options: BuildOptions = {}) => {
    const { text, inputs } = await bundle(root, entry, options);
    put(files, [[path, text]]);
    for (const name of inputs.flatMap(packageOf)) packages.add(name);
    return inputs;
  };
  const inputs = await add('gradus.cjs', 'packages/cli/src/student-main.ts', {
    banner: { js: '#!/usr/bin/env node' },
    external: OUTSIDE,
    alias: { '@gradus/stubgen': join(__dirname, 'absent.ts') },
    plugins: [withoutSideEffects, withAssets(root)],
  });
  put(files, assetsBeside(root, inputs), 'assets/');
  for (const [name, entry] of Object.entries(FOR_SPECS)) await add(`judge/${name}`, entry);
  for (const [name, file] of Object.entries(builtPrograms(root)))
    put(files, [[`bundles/${name}.cjs`, readFileSync(file)]]);
  put(files, wasmFiles(root).map(({ name, file }) => [name, name === 'package.json' ? wasmManifest(file) : readFileSync(file)] as const), 'modules/@tensorflow/tfjs-backend-wasm/'); // prettier-ignore
  return { files, packages };
}

async function bundle(root: string, entry: string, options: BuildOptions): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    ...ONE_FILE,
    ...options,
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    legalComments: 'none', // licences have a file of their own
    sourcemap: false,
    metafile: true,
    write: false,
  });
  return { text: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs).sort() };
}

/** Without what its program and editors would want besides: all of that is in the worker. */
function wasmManifest(file: string): string {
  const { name, version, license, main } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return `${JSON.stringify({ name, version, license, main }, null, 2)}\n`;
}

/** Modules of ours that nothing is taken from are left out: an edition grades no class. */
const withoutSideEffects: Plugin = {
  name: 'without-side-effects',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[.@]/ }, async ({ path, pluginData, ...given }) => {
      if (pluginData === 'asked' || given.kind === 'entry-point') return undefined;
      const found = await resolve(path, { ...given, pluginData: 'asked' });
      const isOurs = /[\\/]packages[\\/][^\\/]+[\\/]src[\\/]/.test(found.path);
      return isOurs && found.errors.length === 0 ? { ...found, sideEffects: false } : found;
    });
  },
};

/** Files that lie beside a module in the sources lie in `assets/` in the same way. */
function withAssets(root: string): Plugin {
  return {
    name: 'with-assets',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const folder = assetName(relative(root, dirname(path)).replaceAll('\\', '/'));
        const here = `require('node:path').join(__dirname, ${JSON.stringify(`assets/${folder}`)})`;
        return { contents: text.replaceAll('__dirname', here), loader: 'ts' };
      });
    },
  };
}

/** `packages/reports/src/pages` → `reports/pages` */
function assetName(path: string): string {
  return path.replace(/^packages\/([^/]+)\/src/, '$1');
}

/** What the packages in a bundle keep beside their modules, by its place in `assets/`: templates, styles, small programs. */
function assetsBeside(root: string, inputs: readonly string[]): (readonly [string, Buffer])[] {
  const users = inputs.filter((path) => path.startsWith('packages/') && readFileSync(join(root, path), 'utf8').includes('__dirname')); // prettier-ignore
  const folders = new Set(users.map((path) => path.replace(/^(packages\/[^/]+\/src)\/.*$/, '$1')));
  return [...folders].sort().flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.(hbs|css|js|cjs)$/.test(basename(name)) && !name.includes('fixtures/'))
      .sort()
      .map((name) => [assetName(`${folder}/${name}`), readFileSync(join(root, folder, name))] as const),
  );
}

function packageOf(path: string): string[] {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return name === undefined ? [] : [name];
}
