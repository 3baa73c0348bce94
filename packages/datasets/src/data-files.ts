import { join } from 'node:path';
import { listFolders } from './list-folders';

const DATA = /-ubyte(\.gz)?$|\.txt$/;

/** Paths of the files in some folders, and in those in them, that loaders could read. */
export function dataFiles(folders: readonly string[]): string[] {
  return folders
    .flatMap(listFolders)
    .flatMap(({ folder, files }) => files.filter((name) => DATA.test(name)).map((name) => join(folder, name)));
}
