import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A whole process as a user starts it, timed from outside. */
export interface Command {
  readonly line: string;
  readonly cwd: string;
  /** Exit codes that are fine; anything else ends the benchmark. */
  readonly codes?: readonly number[];
}

/**
 * Seconds the command takes.
 *
 * @throws if it exits with another code than expected, with what it printed
 */
export function timeCommand({ line, cwd, codes = [0] }: Command): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(line, { cwd, shell: true, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = (performance.now() - start) / 1000;
  if (status === null || !codes.includes(status)) {
    throw new Error(`"${line}" ended with exit code ${status}:\n${stdout.slice(-2_000)}${stderr.slice(-2_000)}`);
  }
  return seconds;
}
