import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Finds the one text file of a folder, or else of its sub-folders.
 *
 * @throws if there is none, or more than one
 */
export async function findTextFile(folder: string): Promise<string> {
  const names = await namesIn(folder);
  const own = textsAmong(folder, names);
  const inside = await Promise.all(names.map((name) => textsIn(join(folder, name))));
  const found = own.length > 0 ? own : inside.flat();
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

/** What cannot be listed, such as a file, holds nothing. */
async function textsIn(folder: string): Promise<string[]> {
  return textsAmong(folder, await readdir(folder).catch(() => []));
}

function textsAmong(folder: string, names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith('.txt') && !ABOUT.test(name)).map((name) => join(folder, name)).sort(); // prettier-ignore
}

/** Texts about data, which are none. */
const ABOUT = /^(readme|licen[cs]e|copying)\b/i;
const WAY_OUT = 'Correct GRADUS_DATA, or unset it to use drawn sentences.';

function missingMessage(folder: string): string {
  return `GRADUS_DATA names ${folder}, but neither it nor a folder in it has a text to read (a file .txt). ${WAY_OUT}`;
}

function ambiguousMessage(folder: string, found: readonly string[]): string {
  const places = found.map((file) => `  ${file}`).join('\n');
  return `GRADUS_DATA names ${folder}, which holds several texts:\n${places}\nLet it name a folder with only one of them.`;
}
