import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Program } from '@gradus/sandbox';
import ts from 'typescript';
import { bundleOf } from '../bundle';
import { hashTexts } from '../hash-files';
import { typeLibrary } from './type-library';

const HEAP_MB = 768;
const DATA_MB = 2 * HEAP_MB;
const CPU_SECONDS = 3600;

/** The program that asks the TypeScript compiler about answers of a class; the library is part of it, so that it reads no file. */
export function checkerProgram(root: string): Program {
  const library = typeLibrary(root);
  return {
    script: bundleOf(root, {
      name: 'type-checker',
      entry: relative(root, entryFile(root, library)),
      folders: ['packages/judge/src/types'],
      versions: [ts.version, library],
    }),
    packages: [],
    env: {},
    native: false,
    channel: 'border',
    bounds: { heapMb: HEAP_MB, dataMb: DATA_MB, cpuSeconds: CPU_SECONDS },
  };
}

/** Two lines that put the program and its library together. */
function entryFile(root: string, library: string): string {
  const file = library.replace(/\.json$/, `-${hashTexts([root]).slice(0, 8)}.entry.ts`); // several checkouts may share a cache
  const main = join(root, 'packages/judge/src/types/checker-main');
  const text = `import library from ${JSON.stringify(library)};\nimport { serve } from ${JSON.stringify(main)};\nserve(library);\n`;
  if (!existsSync(file)) writeFileSync(file, text);
  return file;
}
