import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../usage-error';

/** Writes a file of the folder. */
export type Write = (path: string, text: string) => void;

/**
 * Fills a folder anew: until everything is written, what was there before stays, and then nothing of it is left.
 *
 * @throws {UsageError} if it cannot be written
 */
export function fillFresh(folder: string, fill: (write: Write) => void): void {
  const [part, old] = [`${resolve(folder)}.${process.pid}.part`, `${resolve(folder)}.${process.pid}.old`];
  const made = new Set<string>();
  const write: Write = (path, text) => {
    const file = join(part, path);
    const parent = dirname(file);
    if (!made.has(parent)) writing(folder, () => mkdirSync(parent, { recursive: true, mode: 0o700 }));
    made.add(parent);
    writing(folder, () => writeFileSync(file, text, { mode: 0o600 }));
  };
  try {
    fill(write);
    writing(folder, () => exchange(folder, part, old));
  } finally {
    for (const rest of [part, old]) if (existsSync(rest)) rmSync(rest, { recursive: true });
  }
}

/** What was there before is back if the new one cannot take its place. */
function exchange(folder: string, part: string, old: string): void {
  const isThere = existsSync(folder);
  if (isThere) renameSync(folder, old);
  try {
    renameSync(part, folder);
  } catch (error) {
    if (isThere) renameSync(old, folder);
    throw error;
  }
}

function writing(folder: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new UsageError((phrases) => phrases.reportNotWritten(folder, (error as Error).message));
  }
}
