import { join } from 'node:path';
import { DataError } from './data-error';
import { type Listing, listFolders } from './list-folders';

/** The files of a data set in IDX form, by what they hold; each may also end in `.gz`. */
export const IDX_FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

/** Paths of the four files. */
export type IdxPaths = Record<keyof typeof IDX_FILES, string>;

/**
 * Finds the four files of a data set: in the first of the folders that has them, or has a sub-folder that has.
 *
 * @throws {DataError} if no folder has all four, or several sub-folders of one have
 */
export function findIdxFolder(folders: readonly string[]): IdxPaths {
  for (const folder of folders) {
    const [own, ...inside] = listFolders(folder).map(idxPaths);
    const found = own ? [own] : inside.filter((paths) => paths !== undefined);
    if (found.length > 1) throw new DataError(ambiguousMessage(folder, found));
    if (found.length === 1) return found[0]!;
  }
  throw new DataError(missingMessage(folders));
}

function idxPaths({ folder, files }: Listing): IdxPaths | undefined {
  const paths = Object.entries(IDX_FILES).map(([key, file]) => {
    const present = [file, `${file}.gz`].find((candidate) => files.includes(candidate));
    return [key, present && join(folder, present)] as const;
  });
  return paths.every(([, path]) => path) ? (Object.fromEntries(paths) as IdxPaths) : undefined;
}

function missingMessage(folders: readonly string[]): string {
  const wanted = Object.values(IDX_FILES).map((name) => `  ${name} or ${name}.gz`);
  return (
    `GRADUS_DATA names ${folders.join(' and ')}, but no folder there has all of\n${wanted.join('\n')}\n` +
    'Add pictures to it (GRADUS_DATA=mnist,book has both), or unset it to use drawn digits.'
  );
}

function ambiguousMessage(folder: string, found: readonly IdxPaths[]): string {
  const places = found.map(({ trainImages }) => `  ${trainImages}`);
  return `GRADUS_DATA names ${folder}, which holds several data sets:\n${places.join('\n')}\nLet it name the folder of one of them.`;
}
