import { decodeAnswer } from './decode-answer';
import type { Item } from './item';
import { inMegabytes, LIMITS } from './limits';
import { fold } from './name-problem';
import { printable } from './printable';
import { Refusal } from './refusal';

/** What of the manifest's files there is, by `NN-lesson/MM-name.ts`. */
export interface Answers {
  readonly files: Map<string, string>;
  /** Files that are there and cannot be taken: the end of a sentence that begins with the path. */
  readonly refused: Map<string, string>;
}

/**
 * Reads the wanted files below a tree and nothing else.
 *
 * @throws {Refusal} if all together are too large
 */
export async function chooseAnswers(items: readonly Item[], tree: string, wanted: readonly string[]): Promise<Answers> {
  const byName = groupBy(items, ({ path }) => fold(path));
  const answers: Answers = { files: new Map(), refused: new Map() };
  let bytesLeft: number = LIMITS.bytes;
  for (const path of wanted) {
    try {
      const item = findItem(byName, tree === '' ? path : `${tree}/${path}`);
      if (item === undefined) continue;
      const bytes = await item.read(LIMITS.bytes);
      bytesLeft -= bytes.length;
      if (bytesLeft < 0) throw new TooMuch();
      answers.files.set(path, decodeAnswer(bytes));
    } catch (error) {
      if (error instanceof TooMuch) throw new Refusal(error.message);
      if (!(error instanceof Refusal)) throw error;
      answers.refused.set(path, error.message);
    }
  }
  return answers;
}

class TooMuch extends Error {
  override readonly message = `holds answers of more than ${inMegabytes(LIMITS.bytes)} together.`;
}

/** The one regular file of that very name; nothing if there is no such name at all. */
function findItem(byName: ReadonlyMap<string, readonly Item[]>, path: string): Item | undefined {
  for (const folder of foldersAbove(path)) {
    const other = byName.get(fold(folder))?.find(({ kind }) => kind !== 'folder');
    if (other) throw new Refusal(`lies below ${printable(other.path)}, which is a ${other.kind}, not a folder.`);
  }
  const [item, another] = byName.get(fold(path)) ?? [];
  if (item === undefined) return undefined;
  if (another?.path === item.path) throw new Refusal('is there twice: which one counts is not clear.');
  if (another) {
    const names = `${printable(item.path)} and ${printable(another.path)}`;
    throw new Refusal(`is there twice, as ${names}: some systems take these names for the same.`);
  }
  if (item.path !== path) throw new Refusal(`is named ${printable(item.path)}: it must be ${path} exactly.`);
  if (item.kind !== 'regular file') throw new Refusal(`is a ${item.kind}, not a regular file.`);
  return item;
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
