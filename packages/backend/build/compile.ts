import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The modules in assembly/: the file it is made from, the one its binary is kept in, and options of the compiler. */
export const MODULES = [
  { source: 'assembly/index.ts', target: 'src/simd/binary.ts', options: [] },
  {
    source: 'assembly/helper.ts',
    target: 'src/gemm/helper-binary.ts',
    options: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
  },
] as const;
export type Module = (typeof MODULES)[number];

/**
 * Compiles a module to WebAssembly. It works on memory that belongs to others, which it imports, and must place
 * nothing in it (no data section, hence no `Mathf`, no strings, no `new`).
 */
export async function compile({ source, options }: Module): Promise<Buffer> {
  const compiler = join(dirname(require.resolve('assemblyscript/package.json')), 'bin/asc.js');
  const folder = await mkdtemp(join(tmpdir(), 'wasm-plus-'));
  const outFile = join(folder, 'kernels.wasm');
  try {
    await promisify(execFile)(process.execPath, [compiler, source, ...OPTIONS, ...options, '--outFile', outFile], {
      cwd: dirname(__dirname),
    });
    return await readFile(outFile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const OPTIONS = [
  '-O3',
  '--noAssert',
  ...['--runtime', 'stub'],
  '--importMemory',
  '--noExportMemory',
  ...['--enable', 'simd'],
  ...['--enable', 'bulk-memory'],
];
