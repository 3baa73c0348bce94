import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../usage-error';
import type { ReadMine } from './plan-update';

/**
 * Reads the checkout's own files.
 *
 * @throws {UsageError} where a folder or link is in the way of a file: what is behind it is not ours to change
 */
export function readMine(root: string): ReadMine {
  return (path) => {
    for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
      const stats = lstatSync(join(root, parent), { throwIfNoEntry: false });
      if (stats && !stats.isDirectory()) throw inTheWay(parent, 'folder');
    }
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (!stats.isFile()) throw inTheWay(path, 'file');
    return readFileSync(join(root, path));
  };
}

function inTheWay(path: string, expected: 'file' | 'folder'): UsageError {
  return new UsageError((phrases) => phrases.updateInTheWay(path, expected)); // prettier-ignore
}
