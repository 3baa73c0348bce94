import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Compiles assembly/ to WebAssembly. The module works on the heap of TensorFlow.js: it imports that memory, and must
 * place nothing in it (no data section, hence no `Mathf`, no strings, no `new`).
 */
export async function compile(): Promise<Buffer> {
  const compiler = join(dirname(require.resolve('assemblyscript/package.json')), 'bin/asc.js');
  const folder = await mkdtemp(join(tmpdir(), 'wasm-plus-'));
  const outFile = join(folder, 'kernels.wasm');
  try {
    await promisify(execFile)(process.execPath, [compiler, 'assembly/index.ts', ...OPTIONS, '--outFile', outFile], {
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
