import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writing } from './out-error';

/** Writes a file so that whatever happens, either the old or the new content is there, and whole. */
export function writeAtomically(path: string, text: string): void {
  writing(path, () => {
    const part = `${path}.${process.pid}.part`;
    try {
      writeAndSync(part, text);
      renameSync(part, path);
    } catch (error) {
      removeIfThere(part);
      throw error;
    }
    syncFolder(dirname(path));
  });
}

function writeAndSync(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeAll(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** All of the text: a single write may stop short when the disk is nearly full. */
export function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

/** A new name is on disk once its folder is; not every system lets a folder be synced. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** What {@link writeAtomically} left when its process was killed amid writing. */
export function removeTornFiles(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.\d+\.part$/.test(name)) removeIfThere(join(folder, name));
}

/** A folder with those above it. Node's own way never ends where the system lets nothing be made, as in /proc. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}

export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
