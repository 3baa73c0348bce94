import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

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
 * Finds the four files of a data set in a folder or in one of its sub-folders.
 *
 * @throws if no folder has all four, or several sub-folders have
 */
export async function findIdxFolder(folder: string): Promise<IdxPaths> {
  const names = await namesIn(folder);
  const own = idxPaths(folder, names);
  if (own) return own;
  const inside = await Promise.all(names.map((name) => idxPathsIn(join(folder, name))));
  const found = inside.filter((paths) => paths !== undefined);
  if (found.length === 1) return found[0]!;
  throw new Error(found.length === 0 ? missingMessage(folder) : ambiguousMessage(folder, found));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new Error(`GRADUS_DATA names ${folder}, which cannot be read as a folder. ${WAY_OUT}`, { cause });
  }
}

/** Like {@link idxPaths}; what cannot be listed, such as a file, holds nothing. */
async function idxPathsIn(folder: string): Promise<IdxPaths | undefined> {
  return idxPaths(folder, await readdir(folder).catch(() => []));
}

function idxPaths(folder: string, names: string[]): IdxPaths | undefined {
  const paths = Object.entries(IDX_FILES).map(([key, file]) => {
    const present = [file, `${file}.gz`].find((candidate) => names.includes(candidate));
    return [key, present && join(folder, present)] as const;
  });
  return paths.every(([, path]) => path) ? (Object.fromEntries(paths) as IdxPaths) : undefined;
}

const WAY_OUT = 'Correct GRADUS_DATA, or unset it to use drawn digits.';

function missingMessage(folder: string): string {
  const wanted = Object.values(IDX_FILES).map((name) => `  ${name} or ${name}.gz`);
  return `GRADUS_DATA names ${folder}, but neither it nor a folder in it has all of\n${wanted.join('\n')}\n${WAY_OUT}`;
}

function ambiguousMessage(folder: string, found: IdxPaths[]): string {
  const places = found.map(({ trainImages }) => `  ${trainImages}`);
  return `GRADUS_DATA names ${folder}, which holds several data sets:\n${places.join('\n')}\nLet it name the folder of one of them.`;
}
