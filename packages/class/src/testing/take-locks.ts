import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../lock';
import { OutError } from '../out-error';

/** What became of one attempt: `held`; `refused`; or `shared`, which is what a lock is there to prevent. */
export type Attempt = 'held' | 'refused' | 'shared';

/**
 * Takes the lock of one folder after the other, each at a given moment, as other processes do with the same ones.
 *
 * @param moments by folder, milliseconds since 1970
 */
export function takeLocks(moments: readonly (readonly [folder: string, at: number])[]): Attempt[] {
  return moments.map(([folder, at]) => {
    while (Date.now() < at); // whoever sleeps wakes up late
    return attempt(folder);
  });
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
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  rmSync(file, { force: true });
  return isAlone ? 'held' : 'shared';
}
