import { statSync } from 'node:fs';
import { dataFiles } from './data-files';

/** Names, sizes and times of change of the files in some folders that loaders could read: cheap, and enough to see a change. */
export function dataFingerprint(folders: readonly string[]): string {
  return [...folders, ...dataFiles(folders).map(changeOf)].join('\n');
}

function changeOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return [path, stats?.size, stats?.mtimeMs].join('\t');
}
