import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A folder and the names of the files in it. */
export interface Listing {
  readonly folder: string;
  readonly files: readonly string[];
}

/** A folder and, after it, its sub-folders in the order of their names; what cannot be listed holds nothing. */
export function listFolders(folder: string): [own: Listing, ...inside: Listing[]] {
  const { files, folders } = split(folder);
  const inside = folders.map((name) => join(folder, name));
  return [{ folder, files }, ...inside.map((path) => ({ folder: path, files: split(path).files }))];
}

function split(folder: string): { files: string[]; folders: string[] } {
  const names = namesIn(folder).sort();
  const folders = names.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory());
  return { folders, files: names.filter((name) => !folders.includes(name)) };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
