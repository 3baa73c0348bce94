import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { performance } from 'node:perf_hooks';

const MOST_MS = 60_000;

/** Seconds that somebody waits who has `gradus watch` open. */
export interface WatchTimes {
  /** From the command to the first verdict. */
  readonly start: number;
  /** From each save to its verdict. */
  readonly saves: readonly number[];
}

/**
 * Times watch mode as it prints without a terminal.
 *
 * @param what the exercise that is watched
 * @param save changes its file; called once for each round
 */
export async function timeWatch(
  clone: string,
  what: string,
  rounds: number,
  save: (round: number) => void,
): Promise<WatchTimes> {
  const begun = performance.now();
  const gradus = join(clone, 'packages/cli/bin/gradus.cjs');
  const child = spawn(process.execPath, [gradus, 'watch', what], { cwd: clone, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const verdict = verdicts(child, `${what} `);
    await verdict();
    const start = (performance.now() - begun) / 1000;
    const saves: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const saved = performance.now();
      save(round);
      await verdict();
      saves.push((performance.now() - saved) / 1000);
      await new Promise((wake) => setTimeout(wake, 500)); // as if somebody read it; the next worker starts meanwhile
    }
    return { start, saves };
  } finally {
    child.kill('SIGINT');
    await once(child, 'close');
  }
}

/** Waits for the next report that begins with the exercise's id. */
function verdicts(child: ChildProcessByStdio<null, Readable, null>, beginning: string): () => Promise<void> {
  let text = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const count = () => text.split('\n').filter((line) => line.startsWith(beginning)).length;
  return async () => {
    seen += 1;
    const end = performance.now() + MOST_MS;
    while (count() < seen) {
      if (performance.now() > end || child.exitCode !== null)
        throw new Error(`gradus watch printed no verdict:\n${text}`);
      await new Promise((wake) => setTimeout(wake, 5));
    }
  };
}
