import { join } from 'node:path';
import { DataError } from './data-error';
import { type Listing, listFolders } from './list-folders';

/**
 * Finds the one text file: in the first of the folders that has one, or has a sub-folder that has.
 *
 * @throws {DataError} if there is none, or more than one in the same place
 */
export function findTextFile(folders: readonly string[]): string {
  for (const folder of folders) {
    const [own, ...inside] = listFolders(folder).map(textsAmong);
    const found = own!.length > 0 ? own! : inside.flat();
    if (found.length > 1) throw new DataError(ambiguousMessage(folder, found));
    if (found.length === 1) return found[0]!;
  }
  throw new DataError(
    `GRADUS_DATA names ${folders.join(' and ')}, but no folder there has a text to read (a file .txt).\n` +
      'Add one to it (GRADUS_DATA=mnist,book has both), or unset it to use drawn sentences.',
  );
}

/** Texts about data, which are none. */
const ABOUT = /^(readme|licen[cs]e|copying)\b/i;

function textsAmong({ folder, files }: Listing): string[] {
  return files.filter((name) => name.endsWith('.txt') && !ABOUT.test(name)).map((name) => join(folder, name)); // prettier-ignore
}

function ambiguousMessage(folder: string, found: readonly string[]): string {
  const places = found.map((file) => `  ${file}`).join('\n');
  return `GRADUS_DATA names ${folder}, which holds several texts:\n${places}\nLet it name a folder with only one of them.`;
}
