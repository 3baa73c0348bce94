import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from './engines';

export type Measurement = { status: 'measured'; ms: number } | { status: 'failed'; message: string };

/** Measures one workload in a fresh process, for so many seconds. */
export async function measure(engine: Engine, workload: string, seconds: number): Promise<Measurement> {
  const jiti = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const args = [jiti, join(__dirname, 'measure.ts'), engine, workload, String(seconds)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { status: 'measured', ms: Number(stdout.trim().split('\n').at(-1)) };
  } catch (error) {
    return { status: 'failed', message: errorLine(String((error as { stderr?: unknown }).stderr)) };
  }
}

function errorLine(stderr: string): string {
  return stderr.split('\n').find((line) => line.includes('Error')) ?? 'unknown error';
}
