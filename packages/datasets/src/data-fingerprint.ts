import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listFolders } from './list-folders';

/** Names, sizes and times of change of the files in some folders that loaders could read: cheap, and enough to see a change. */
export function dataFingerprint(folders: readonly string[]): string {
  return folders
    .flatMap(listFolders)
    .flatMap(({ folder, files }) => [folder, ...files.filter(isData).map((name) => changeOf(join(folder, name)))])
    .join('\n');
}

function isData(name: string): boolean {
  return /-ubyte(\.gz)?$|\.txt$/.test(name);
}

function changeOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return [path, stats?.size, stats?.mtimeMs].join('\t');
}
