import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from './exec-file';

const MOST_PER_FILE = 5;

/**
 * What the TypeScript compiler says of files in this checkout, by path. Advice only: verdicts come from running the code.
 * Only `exercises/` and what it imports is read: for the whole repository a student would wait a second longer. Meant for
 * a student's own checkout; the compiler is not made for hostile input.
 *
 * @returns nothing where the compiler is not installed
 */
export async function typeAdvice(root: string): Promise<ReadonlyMap<string, string[]>> {
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
  if (!existsSync(compiler)) return new Map();
  const args = [compiler, '-p', join(root, 'tsconfig.exercises.json'), '--pretty', 'false', '--noEmit'];
  const { output } = await execFile(process.execPath, args, { cwd: root });
  return diagnosticsByFile(output);
}

/** Reads lines such as `exercises/04-softmax/02-softmax.ts(5,3): error TS2322: Type …`. */
export function diagnosticsByFile(output: string): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const line of output.split(/\r?\n/)) {
    const [, file, row, message] = /^([^\s(]+)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line) ?? [];
    if (file === undefined) continue;
    const messages = byFile.get(file) ?? [];
    if (messages.length < MOST_PER_FILE) messages.push(`line ${row}: ${message}`);
    byFile.set(file, messages);
  }
  return byFile;
}
