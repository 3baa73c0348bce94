import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { hashFolders, hashTexts } from './hash-files';

/**
 * One JavaScript file with the worker and TensorFlow.js in it: starts faster than 40 files and is all that a sandbox
 * has to show. Built once for every state of the sources, in a second.
 *
 * @returns the file's path
 */
export async function workerBundle(root: string): Promise<string> {
  const sources = hashFolders(root, [
    'packages/contract/src/protocol',
    'packages/backend/src',
    'packages/runtime/src',
    'packages/worker/src',
  ]);
  const key = hashTexts([sources, require('@tensorflow/tfjs/package.json').version as string]).slice(0, 16);
  const file = join(root, 'node_modules/.cache/gradus', `worker-${key}.cjs`);
  if (!existsSync(file)) await bundle(root, file);
  return file;
}

async function bundle(root: string, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  await build({
    entryPoints: [join(root, 'packages/worker/src/main.ts')],
    outfile: part,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'error',
  });
  renameSync(part, file); // two runs may build at the same time
}
