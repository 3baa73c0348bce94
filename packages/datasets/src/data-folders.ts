import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataSetFolder } from './cache-folder';
import { DATA_SETS, type DataSet, dataSetNamed } from './catalog';
import { DataError } from './data-error';

/**
 * The folders, as absolute paths, that the environment variable GRADUS_DATA names: a folder, a downloaded data set, or
 * several of them with commas between. None if it is not set: data are drawn then.
 *
 * @throws {DataError} if one of them is not there
 */
export function dataFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  const value = (env['GRADUS_DATA'] ?? '').trim();
  if (value === '') return [];
  const parts = isFolder(value) ? [value] : value.split(',').map((part) => part.trim());
  return parts.map((part) => {
    const set = dataSetNamed(part);
    return set ? downloaded(set, env) : existing(part);
  });
}

/** The folder of a data set, all of whose files are there. */
function downloaded({ name, files }: DataSet, env: NodeJS.ProcessEnv): string {
  const folder = dataSetFolder(name, env);
  if (files.every((file) => existsSync(join(folder, file.name)))) return folder;
  throw new DataError(
    `GRADUS_DATA names the data set ${name}, which is not in ${folder} yet.\n` +
      `Get it: npx gradus data get ${name}    (a folder of that name is written ./${name})`,
  );
}

function existing(folder: string): string {
  if (isFolder(folder)) return resolve(folder);
  const names = DATA_SETS.map(({ name }) => name).join(', ');
  throw new DataError(
    `GRADUS_DATA names ${folder || 'nothing beside a comma'}, which is neither a folder nor a data set (${names}).\n` +
      'Correct GRADUS_DATA, or unset it to use drawn data.',
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
