import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError } from '@gradus/contract';
import { isSafeId, toId } from './entry-id';
import type { Kind } from './item';
import { fold } from './name-problem';
import { OpenFolder } from './open-below';
import { isPlain, printable } from './printable';
import type { Student } from './roster';

/** Something handed in that belongs to one student. Not yet looked into. */
export interface Entry {
  /** Names a file on every system and differs from all others by more than case. */
  readonly id: string;
  /** As it is called in the folder of submissions; printable. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'zip' | 'tar' | 'tgz';
  readonly student?: Student;
}

export interface RefusedEntry {
  /** Printable, for messages. */
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
 * Who handed in what: one folder, .zip, .tar or .tar.gz per student, named by the student's id, or by their email or name
 * if a roster tells the id. Names that are unsafe or belong to two are refused; the others do not suffer.
 *
 * @throws {ContractError} if there is no such folder
 */
export function findEntries(folder: string, roster?: readonly Student[]): Found {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ContractError(`There is no folder ${folder}; submissions lie in a folder with one entry per student.`);
  }
  const submissions = OpenFolder.open(folder);
  try {
    const names = submissions.names().filter((name) => !CLUTTER.has(name));
    const looks = names.map((name) => look(folder, name, submissions.kind(name), roster));
    const { unique, clashing } = separate(looks.flatMap((it) => (it.status === 'entry' ? [it.entry] : [])));
    const handedIn = new Set([...unique, ...clashing].map(({ id }) => id));
    return {
      entries: unique.sort((a, b) => (a.id < b.id ? -1 : 1)),
      refused: [
        ...looks.flatMap((it) => (it.status === 'refused' ? [it.refused] : [])),
        ...clashing.map((entry) => refuseClash(entry, clashing)),
      ],
      missing: (roster ?? []).filter(({ id }) => !handedIn.has(id)),
    };
  } finally {
    submissions.close();
  }
}

/** What file managers leave in every folder. */
const CLUTTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

function look(folder: string, name: string, kind: Kind, roster: readonly Student[] | undefined): Look {
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
  const found = roster === undefined ? { id: toId(stem) } : findStudent(stem, roster);
  if (typeof found === 'string') return refuse(found);
  if (!isSafeId(found.id)) return refuse(UNSAFE);
  const entry: Entry = { id: found.id, name: printable(name), path: join(folder, name), kind: format };
  return { status: 'entry', entry: 'student' in found ? { ...entry, student: found.student } : entry };
}

const UNSAFE =
  'gives no safe id: use 1 to 64 of the characters A-Z a-z 0-9 . _ - beginning with a letter or digit, or a roster that tells the id.';

function formatOf(name: string, kind: Kind): Entry['kind'] | undefined {
  if (kind === 'folder') return 'folder';
  if (kind !== 'regular file') return undefined;
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.tar$/i.test(name)) return 'tar';
  return /\.(tar\.gz|tgz)$/i.test(name) ? 'tgz' : undefined;
}

/** The name without what it is packed as and what Moodle adds. */
function stemOf(name: string, format: Entry['kind']): string {
  const plain = format === 'folder' ? name : name.replace(/(\.tar)?\.[a-z]+$/i, '');
  return plain.replace(/_\d+_assignsubmission_.*$/, '');
}

/** The student that a name means, or the end of a sentence that says why not. */
function findStudent(stem: string, roster: readonly Student[]): { id: string; student: Student } | string {
  const wanted = normalize(stem);
  const byId = roster.filter(({ id }) => normalize(id) === wanted);
  const students = byId.length > 0 ? byId : roster.filter(({ name, email }) => [name, email].some((it) => it !== undefined && normalize(it) === wanted)); // prettier-ignore
  const [student] = students;
  if (student === undefined) return 'belongs to nobody on the roster: name it by the student’s id, email or name.';
  if (students.length > 1)
    return `may belong to ${students.map(({ id }) => id).join(' or ')}: name it by the student’s id.`;
  return { id: student.id, student };
}

/** `Ada Lovelace`, `ada_lovelace` and `ada-lovelace` are one name. */
function normalize(name: string): string {
  return fold(name)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function separate(entries: readonly Entry[]): { unique: Entry[]; clashing: Entry[] } {
  const count = new Map<string, number>();
  for (const { id } of entries) count.set(fold(id), (count.get(fold(id)) ?? 0) + 1);
  const isUnique = ({ id }: Entry) => count.get(fold(id)) === 1;
  return { unique: entries.filter(isUnique), clashing: entries.filter((entry) => !isUnique(entry)) };
}

function refuseClash({ name, id }: Entry, clashing: readonly Entry[]): RefusedEntry {
  const others = clashing
    .filter((other) => other.name !== name && fold(other.id) === fold(id))
    .map((other) => other.name);
  return {
    name,
    message: `${name} and ${others.join(', ')} both belong to ${id}: keep the one that counts.`,
  };
}
