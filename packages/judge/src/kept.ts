import { lstatSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesIn } from './names-in';

const DAY_MS = 24 * 3_600_000;

/** What nobody has used for so long goes. A program that runs for longer, on sources that changed meanwhile, is nobody's. */
const FORGOTTEN_MS = 30 * DAY_MS;
/** What is larger in all loses what was used longest ago, but nothing that a program which runs now may have begun with. */
const MOST_BYTES = 500 * 2 ** 20;
const RECENT_MS = 7 * DAY_MS;

/** Writes a file that other programs may write or read at the same time: it is there as a whole, or not at all. */
export function putWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, file);
}

/** Notes that something kept is in use; the time of change of what we make says nothing else. */
export function markUsed(path: string, now = new Date()): void {
  try {
    utimesSync(path, now, now);
  } catch {
    return; // another user's, or read-only: then it is not ours to clean up either
  }
}

/**
 * Removes what has not been used for long from a folder where all is kept that can be made again; called when something is
 * added. That another program does the same, or that something may not be removed, does no harm.
 */
export function forgetUnused(folder: string, { now = Date.now(), mostBytes = MOST_BYTES } = {}): void {
  const kept = entriesOf(folder).sort((a, b) => a.usedMs - b.usedMs);
  let bytes = kept.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of kept) {
    const unusedMs = now - entry.usedMs;
    if (unusedMs < RECENT_MS || (unusedMs < FORGOTTEN_MS && bytes <= mostBytes)) continue;
    remove(entry.path);
    bytes -= entry.bytes;
  }
}

interface Entry {
  readonly path: string;
  readonly usedMs: number;
  readonly bytes: number;
}

function entriesOf(folder: string): Entry[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ path, usedMs: stats.mtimeMs, bytes: bytesOf(path) }];
  });
}

function bytesOf(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.size ?? 0;
  return namesIn(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return;
  }
}
