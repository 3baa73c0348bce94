import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../lock';
import { OutError } from '../out-error';

/** What became of one attempt: `held`; `refused`; or `shared`, which is what a lock is there to prevent. */
export type Attempt = 'held' | 'refused' | 'shared';

/** Time for all to see that everybody is there. */
const SEEING_MS = 300;
/** From one folder to the next. */
const ROUND_MS = 12;

/**
 * Takes the lock of one folder after the other, each at the same moment as the other processes that do so.
 *
 * @param start a folder of its own, in which processes tell one another that they are there
 * @param processes how many there are
 */
export function takeLocks(folders: readonly string[], start: string, processes: number): Attempt[] {
  const begin = whenAllAreThere(start, processes) + SEEING_MS;
  return folders.map((folder, round) => {
    while (Date.now() < begin + round * ROUND_MS); // whoever sleeps wakes up late
    return attempt(folder);
  });
}

/** When the last one came, in milliseconds since 1970, which is the same for everybody. */
function whenAllAreThere(start: string, processes: number): number {
  writeFileSync(join(start, String(process.pid)), '');
  while (readdirSync(start).length < processes) sleep(10);
  return Math.max(...readdirSync(start).map((name) => statSync(join(start, name)).mtimeMs));
}

function attempt(folder: string): Attempt {
  let unlock: () => void;
  try {
    unlock = lock(join(folder, 'lock'));
  } catch (error) {
    if (error instanceof OutError) return 'refused';
    throw error;
  }
  try {
    return work(join(folder, 'at-work'));
  } finally {
    unlock();
  }
}

/** Nobody else may be in here. */
function work(file: string): Attempt {
  let isAlone = true;
  try {
    closeSync(openSync(file, 'wx'));
  } catch {
    isAlone = false;
  }
  sleep(2);
  rmSync(file, { force: true });
  return isAlone ? 'held' : 'shared';
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
