import { statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@gradus/contract';
import { isSafeId, toId } from './entry-id';
import type { Kind } from './item';
import { type ArchiveKind, archiveKind, isClutter } from './file-names';
import { StudentIndex } from './find-student';
import { fold } from './name-problem';
import { OpenFolder } from './open-below';
import { isTypedText, type PlatformName, platformName } from './platform-name';
import { isPlain, printable } from './printable';
import { Refusal } from './refusal';
import type { Student } from './roster';

/** Something handed in that belongs to one student. Not yet looked into. */
export interface Entry {
  /** Names a file on every system and differs from all others by more than case. */
  readonly id: string;
  /** As it is called in the folder of submissions; printable. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | ArchiveKind;
  readonly student?: Student;
}

export interface RefusedEntry {
  /** Printable; of two entries for one student, the id. Unlike all others and all ids of entries. */
  readonly name: string;
  /** A whole sentence. */
  readonly message: string;
}

export interface Found {
  /** In the order of their ids. */
  readonly entries: readonly Entry[];
  readonly refused: readonly RefusedEntry[];
  /** Students of the roster that nothing belongs to. */
  readonly missing: readonly Student[];
}

type Look = { readonly status: 'entry'; readonly entry: Entry } | { readonly status: 'refused'; readonly refused: RefusedEntry }; // prettier-ignore

/**
 * Who handed in what: one folder, .zip, .tar or .tar.gz per student, named by the student's id, or by anything else that a
 * roster tells the id of: email, name, what Canvas, Moodle and Gradescope call a download. Names that are unsafe or belong
 * to two are refused; the others do not suffer.
 *
 * @throws {InputError} if there is no such folder
 */
export function findEntries(folder: string, roster?: readonly Student[]): Found {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`There is no folder ${folder}; submissions lie in a folder with one entry per student.`);
  }
  const submissions = OpenFolder.open(folder);
  try {
    const names = namesIn(submissions).filter((name) => !isClutter(name));
    const students = roster && new StudentIndex(roster);
    const looks = names.map((name) => look(folder, name, submissions.kind(name), students));
    const { unique, clashing } = separate(looks.flatMap((it) => (it.status === 'entry' ? [it.entry] : [])));
    const handedIn = new Set([...unique, ...clashing].map(({ id }) => id));
    return {
      entries: unique.sort((a, b) => (a.id < b.id ? -1 : 1)),
      refused: distinct(
        [...refuseClashes(clashing), ...looks.flatMap((it) => (it.status === 'refused' ? [it.refused] : []))],
        unique.map(({ id }) => id),
      ),
      missing: (roster ?? []).filter(({ id }) => !handedIn.has(id)),
    };
  } finally {
    submissions.close();
  }
}

function namesIn(submissions: OpenFolder): string[] {
  try {
    return submissions.names();
  } catch (error) {
    throw error instanceof Refusal ? new InputError(`${submissions.path} ${error.message}`) : error;
  }
}

function look(folder: string, name: string, kind: Kind, students: StudentIndex | undefined): Look {
  const refuse = (message: string): Look => {
    const shown = printable(name);
    return { status: 'refused', refused: { name: shown, message: `${shown} ${message}` } };
  };
  const format = formatOf(name, kind);
  if (!isPlain(name)) return refuse('has control or invisible characters in its name: rename it to the student’s id.');
  if (format === undefined) {
    return refuse(
      kind === 'regular file'
        ? 'is neither a folder nor a .zip, .tar, .tar.gz or .tgz.'
        : `is a ${kind}, which is never followed or opened.`,
    );
  }
  const stem = stemOf(name, format);
  if (isTypedText(stem)) return refuse('is text typed into Moodle, which is not graded: answers are files.');
  const entry = { name: printable(name), path: join(folder, name), kind: format };
  if (students === undefined) {
    const id = toId(withoutRoster(platformName(stem)));
    return isSafeId(id) ? { status: 'entry', entry: { id, ...entry } } : refuse(UNSAFE);
  }
  const student = students.find(platformName(stem));
  return typeof student === 'string'
    ? refuse(student)
    : { status: 'entry', entry: { id: student.id, ...entry, student } };
}

/** Canvas's names may be those of two students, with their number they are not; Moodle's are what people expect to read. */
function withoutRoster({ name, number }: PlatformName): string {
  if (name === undefined) return `submission_${number}`;
  return number === undefined || name.includes(' ') ? name : `${name}_${number}`;
}

const UNSAFE =
  'gives no safe id: use 1 to 64 of the characters A-Z a-z 0-9 . _ - beginning with a letter or digit, or a roster that tells the id.';

function formatOf(name: string, kind: Kind): Entry['kind'] | undefined {
  if (kind === 'folder') return 'folder';
  return kind === 'regular file' ? archiveKind(name) : undefined;
}

/** The name without what it is packed as. */
function stemOf(name: string, format: Entry['kind']): string {
  return format === 'folder' ? name : name.replace(/(\.tar)?\.[a-z]+$/i, '');
}

function separate(entries: readonly Entry[]): { unique: Entry[]; clashing: Entry[] } {
  const count = new Map<string, number>();
  for (const { id } of entries) count.set(fold(id), (count.get(fold(id)) ?? 0) + 1);
  const isUnique = ({ id }: Entry) => count.get(fold(id)) === 1;
  return { unique: entries.filter(isUnique), clashing: entries.filter((entry) => !isUnique(entry)) };
}

/** One line for each id, under which whoever looks for the student finds it. */
function refuseClashes(clashing: readonly Entry[]): RefusedEntry[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of clashing) groups.set(fold(entry.id), [...(groups.get(fold(entry.id)) ?? []), entry]);
  return [...new Set(clashing.map(({ id }) => id))].map((id) => {
    const same = groups.get(fold(id))!;
    const [first, ...others] = same.sort((a, b) => Number(b.id === id) - Number(a.id === id)).map(({ name }) => name);
    return { name: id, message: `${first} and ${others.join(', ')} belong to ${id}: keep the one that counts.` };
  });
}

/** No two have one name, nor that of somebody's entry: each gets a row. */
function distinct(refused: readonly RefusedEntry[], ids: Iterable<string>): RefusedEntry[] {
  const taken = new Set(ids);
  return refused.map(({ name, message }) => {
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name} (${n})`;
    taken.add(own);
    return { name: own, message };
  });
}
