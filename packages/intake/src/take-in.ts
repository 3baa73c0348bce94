import { basename, dirname } from 'node:path';
import type { Language, Remark } from '@gradus/contract';
import { type Answers, chooseAnswers } from './choose-answers';
import type { Entry } from './find-entries';
import { folderItems } from './folder-items';
import type { Item } from './item';
import { LIMITS } from './limits';
import { nameProblem } from './name-problem';
import { OpenFolder } from './open-below';
import { printable } from './printable';
import { Refusal } from './refusal';
import { Remarks } from './remarks';
import { leftOut, type Wanted } from './left-out';
import { archiveKind, isClutter } from './file-names';
import { archiveItems } from './archive-items';
import { findTree } from './tree';
import { endingsIn } from './language/worded';

/** A submission in memory. All names in messages are printable, and nothing is escaped for HTML or CSV. */
export type Intake =
  | {
      readonly status: 'ready';
      readonly id: string;
      /** Texts of the answers by `NN-lesson/MM-name.ts`. */
      readonly files: ReadonlyMap<string, string>;
      /** Answers that are there and cannot be taken: the end of a sentence that begins with the path. */
      readonly refused: ReadonlyMap<string, string>;
      readonly remarks: readonly Remark[];
    }
  | { readonly status: 'refused'; readonly id: string; readonly message: string; readonly remarks: readonly Remark[] };

/**
 * Reads from a folder or archive the files that the manifests name and nothing else. Nothing is written anywhere and no
 * link is followed.
 *
 * @param language what refusals and remarks are worded in
 * @throws only if the machine itself fails (EIO, EMFILE); whatever a student handed in becomes a refusal
 */
export async function takeIn(entry: Entry, wanted: Wanted, language: Language = 'en'): Promise<Intake> {
  const remarks = new Remarks();
  const worded = endingsIn(language);
  const listed = () => remarks.list().map((remark) => ({ ...remark, message: worded(remark.message) }));
  try {
    const answers = await readEntry(entry, (items) => answersOf(items, wanted, remarks));
    const refused = new Map([...answers.refused].map(([path, ending]) => [path, worded(ending)]));
    return { status: 'ready', id: entry.id, files: answers.files, refused, remarks: listed() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = `${printable(entry.name)} ${worded(error.message)}`;
    return { status: 'refused', id: entry.id, message, remarks: listed() };
  }
}

async function readEntry<Value>(entry: Entry, use: (items: Item[]) => Promise<Value>): Promise<Value> {
  const submissions = OpenFolder.open(dirname(entry.path));
  try {
    const name = basename(entry.path);
    if (entry.kind !== 'folder')
      return await use(await archiveItems(entry.kind, submissions.read(name, LIMITS.packedBytes)));
    const folder = submissions.folder(name);
    try {
      return await use(await unwrapped(folderItems(folder)));
    } finally {
      folder.close();
    }
  } finally {
    submissions.close();
  }
}

/** Moodle's downloads have a folder for each student, with the archive in it that was handed in. */
async function unwrapped(items: Item[]): Promise<Item[]> {
  const [item, another] = items.filter(({ path }) => !isClutter(path));
  const kind = item?.kind === 'regular file' && another === undefined ? archiveKind(item.path) : undefined;
  return kind === undefined ? items : archiveItems(kind, await item!.read(LIMITS.packedBytes));
}

async function answersOf(items: readonly Item[], wanted: Wanted, remarks: Remarks): Promise<Answers> {
  const { paths } = wanted;
  const named = wellNamed(items, remarks);
  const lessons = new Set(paths.map((path) => path.split('/')[0]!));
  for (const remark of leftOut(named, wanted)) remarks.add(remark);
  const tree = findTree(named, lessons);
  const files = named.filter(({ path, kind }) => kind !== 'folder' && path.startsWith(tree === '' ? '' : `${tree}/`));
  const most = Math.max(LIMITS.files, 2 * paths.length);
  if (files.length > most) throw new Refusal(`holds ${files.length} files where at most ${most} are taken.`);
  const answers = await chooseAnswers(named, tree, paths);
  for (const [file, message] of answers.refused) remarks.add({ status: 'refused', file, message });
  if (answers.files.size > 0) return answers;
  if (answers.refused.size > 0) throw new Refusal('holds no answer that can be used.');
  throw new Refusal(`holds no answer: expected files such as ${paths[0]}.`);
}

function wellNamed(items: readonly Item[], remarks: Remarks): Item[] {
  const isRoot = ({ path }: Item) => path === '' || path === '.'; // as `tar c .` makes it
  return items.filter((item) => {
    if (isRoot(item)) return false;
    const problem = nameProblem(item.path);
    if (problem !== undefined) remarks.add({ status: 'refused', file: item.path, message: problem });
    return problem === undefined;
  });
}
