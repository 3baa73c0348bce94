import { statSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { InputError } from '@gradus/contract';
import { isSafeId } from './entry-id';
import { inMegabytes, LIMITS } from './limits';
import { fold } from './name-problem';
import { printable } from './printable';

/** One row of a roster. */
export interface Student {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** Further numbers and names under which platforms know them, such as that of their submission. */
  readonly aliases?: readonly string[];
  /** When their submission came, as it is written in the file. */
  readonly handedIn?: string;
}

/** What the columns are called by learning platforms, in small letters. */
const COLUMNS = {
  id: [
    'id',
    'student id',
    'student_id',
    'studentid',
    'sis user id',
    'sis login id',
    'id number',
    'sid',
    'username',
    'identifier',
  ],
  name: ['name', 'student', 'student name', 'full name'],
  firstName: ['first name', 'first_name', 'firstname', 'given name'],
  lastName: ['last name', 'last_name', 'lastname', 'surname', 'family name'],
  email: ['email', 'e-mail', 'email address', 'mail'],
  /** Of a submission itself, never a student's own id. */
  submission: ['submission id', 'submission_id'],
  handedIn: ['handed_in', 'handed in', 'submitted_at', 'submitted at', 'submission time'],
} as const;

/**
 * Reads a roster: a CSV file with a column `id` and, if there are any, `name`, `email` and `handed_in`; separated by `,`, `;` or tabs.
 *
 * @throws {InputError} naming the file, the line and what is wrong
 */
export function readRoster(file: string): Student[] {
  const shown = basename(file);
  const rows = parseRows(readText(file, shown), shown);
  const [header, ...body] = rows;
  const columns = findColumns(header?.record ?? [], shown);
  const people = body.filter((row) => !isOfCanvas(row, columns));
  const students = people.map((row) => toStudent(row, columns, shown));
  if (students.length === 0) throw new InputError(`${shown} is not valid: there is nobody below its header.`);
  refuseRepeated(students, people, shown);
  return students;
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function readText(file: string, shown: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new InputError(`There is no file ${file}; --roster takes a CSV file.`);
  if (stats.size > LIMITS.bytes) throw new InputError(`${shown} is larger than ${inMegabytes(LIMITS.bytes)}.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new InputError(`${shown} is not UTF-8 text: save it as "CSV UTF-8".`);
  }
}

function parseRows(text: string, shown: string): Row[] {
  try {
    const options = { delimiter: delimiterOf(text), trim: true, skip_empty_lines: true, relax_column_count_less: true };
    return parse(text, { ...options, info: true }) as unknown as Row[];
  } catch (error) {
    throw new InputError(`${shown} is not valid CSV: ${printable((error as Error).message)}`);
  }
}

/** What the first line has most of; Excel writes `;` where `,` separates decimals. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

type Columns = Record<Exclude<keyof typeof COLUMNS, 'id'>, number> & {
  readonly id: number;
  /** All that hold ids, the first among them. */
  readonly ids: readonly number[];
};

function findColumns(header: readonly string[], shown: string): Columns {
  const find = (column: keyof typeof COLUMNS) => header.findIndex((title) => isCalled(title, column));
  const ids = header.flatMap((title, i) => (isCalled(title, 'id') ? [i] : []));
  const [id] = ids;
  if (id !== undefined) {
    const [name, firstName, lastName] = [find('name'), find('firstName'), find('lastName')];
    return { id, ids, name, firstName, lastName, email: find('email'), submission: find('submission'), handedIn: find('handedIn') }; // prettier-ignore
  }
  const found = header.length === 0 ? 'it is empty' : `found ${header.slice(0, 8).map(printable).join(', ')}`;
  throw new InputError(`${shown} is not valid:\n  line 1: one column must be called id, ${found}`);
}

function isCalled(title: string, column: keyof typeof COLUMNS): boolean {
  const names: readonly string[] = COLUMNS[column];
  return names.includes(title.toLowerCase());
}

/** Below the header of Canvas's gradebook there are lines that are nobody. */
function isOfCanvas({ record }: Row, { id, name }: Columns): boolean {
  return !record[id] && /^(points possible|)$/i.test(record[name] ?? '?');
}

function toStudent({ record, info }: Row, columns: Columns, shown: string): Student {
  const id = idIn(record[columns.id]);
  if (!isSafeId(id)) {
    throw new InputError(
      `${shown} is not valid:\n  line ${info.lines}: id "${printable(id)}" must be 1 to 64 of the characters A-Z a-z 0-9 . _ - and begin with a letter or digit`,
    );
  }
  const name = record[columns.name] || [record[columns.firstName], record[columns.lastName]].filter(Boolean).join(' ');
  const email = record[columns.email];
  const handedIn = record[columns.handedIn];
  const others = [...columns.ids, columns.submission].map((column) => idIn(record[column]));
  const aliases = [...new Set(others)].filter((alias) => alias !== '' && alias !== id);
  return {
    id,
    ...(name && { name }),
    ...(email && { email }),
    ...(aliases.length > 0 && { aliases }),
    ...(handedIn && { handedIn }),
  };
}

/** Moodle's grading worksheets write "Participant 4711" where names of files have the number. */
function idIn(cell = ''): string {
  return cell.replace(/^participant +(?=\d+$)/i, '');
}

/** Case does not count: the ids become names of files. */
function refuseRepeated(students: readonly Student[], rows: readonly Row[], shown: string): void {
  const seen = new Map<string, number>();
  students.forEach(({ id }, i) => {
    const line = rows[i]!.info.lines;
    const first = seen.get(fold(id));
    if (first !== undefined) {
      throw new InputError(`${shown} is not valid:\n  line ${line}: id "${id}" is that of line ${first}, too`);
    }
    seen.set(fold(id), line);
  });
}
