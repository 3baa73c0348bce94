import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Runs } from './child';
import type { Engine } from './engines';

export type Outcome =
  | { readonly status: 'measured'; readonly runs: Runs }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'slow'; readonly limit: number };

export interface ChildOptions {
  /** Folders called node_modules where engines are looked for that do not belong to this project. */
  readonly with: readonly string[];
  /** Seconds after which a process is ended. */
  readonly limit: number;
}

/** Measures one workload on one engine in a fresh process, for so many seconds; without a workload, loads the engine. */
export async function runChild(
  { with: folders, limit }: ChildOptions,
  engine: Engine,
  workload = '',
  seconds = 0,
): Promise<Outcome> {
  const jiti = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const args = [jiti, join(__dirname, 'child.ts'), engine, workload, String(seconds)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, NODE_PATH: folders.join(process.platform === 'win32' ? ';' : ':') },
      timeout: limit * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 26,
    });
    return { status: 'measured', runs: JSON.parse(stdout.trim().split('\n').at(-1)!) as Runs };
  } catch (error) {
    const { killed, stderr, message } = error as { killed?: boolean; stderr?: string; message: string };
    return killed ? { status: 'slow', limit } : { status: 'failed', reason: errorLine(stderr ?? message) };
  }
}

/** The message of an uncaught error, without its stack and the name of its class. */
function errorLine(stderr: string): string {
  const line = stderr.split('\n').find((text) => /^\s*(\w*Error)\b/.test(text)) ?? 'unknown error';
  return line.replace(/^\s*\w*Error(?: \[\w+\])?: /, '').trim();
}
