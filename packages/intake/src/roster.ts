import { statSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ContractError } from '@gradus/contract';
import { isSafeId } from './entry-id';
import { inMegabytes, LIMITS } from './limits';
import { fold } from './name-problem';
import { printable } from './printable';

/** One row of a roster. */
export interface Student {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** When their submission came, as it is written in the file. */
  readonly handedIn?: string;
}

/** What the columns are called by learning platforms, in small letters. */
const COLUMNS = {
  id: ['id', 'student id', 'student_id', 'studentid', 'sis user id', 'sis login id', 'id number', 'username'],
  name: ['name', 'student', 'student name', 'full name'],
  email: ['email', 'e-mail', 'email address', 'mail'],
  handedIn: ['handed_in', 'handed in', 'submitted_at', 'submitted at', 'submission time'],
} as const;

/**
 * Reads a roster: a CSV file with a column `id` and, if there are any, `name`, `email` and `handed_in`; separated by `,`, `;` or tabs.
 *
 * @throws {ContractError} naming the file, the line and what is wrong
 */
export function readRoster(file: string): Student[] {
  const shown = basename(file);
  const rows = parseRows(readText(file, shown), shown);
  const [header, ...body] = rows;
  const columns = findColumns(header?.record ?? [], shown);
  const students = body.map((row) => toStudent(row, columns, shown));
  refuseRepeated(students, body, shown);
  return students;
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function readText(file: string, shown: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new ContractError(`There is no file ${file}; --roster takes a CSV file.`);
  if (stats.size > LIMITS.bytes) throw new ContractError(`${shown} is larger than ${inMegabytes(LIMITS.bytes)}.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new ContractError(`${shown} is not UTF-8 text: save it as "CSV UTF-8".`);
  }
}

function parseRows(text: string, shown: string): Row[] {
  try {
    const options = { delimiter: delimiterOf(text), trim: true, skip_empty_lines: true, relax_column_count_less: true };
    return parse(text, { ...options, info: true }) as unknown as Row[];
  } catch (error) {
    throw new ContractError(`${shown} is not valid CSV: ${printable((error as Error).message)}`);
  }
}

/** What the first line has most of; Excel writes `;` where `,` separates decimals. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

type Columns = Record<keyof typeof COLUMNS, number>;

function findColumns(header: readonly string[], shown: string): Columns {
  const find = (names: readonly string[]) => header.findIndex((title) => names.includes(title.toLowerCase()));
  const columns = {
    id: find(COLUMNS.id),
    name: find(COLUMNS.name),
    email: find(COLUMNS.email),
    handedIn: find(COLUMNS.handedIn),
  };
  if (columns.id >= 0) return columns;
  const found = header.length === 0 ? 'it is empty' : `found ${header.slice(0, 8).map(printable).join(', ')}`;
  throw new ContractError(`${shown} is not valid:\n  line 1: one column must be called id, ${found}`);
}

function toStudent({ record, info }: Row, columns: Columns, shown: string): Student {
  const id = record[columns.id] ?? '';
  if (!isSafeId(id)) {
    throw new ContractError(
      `${shown} is not valid:\n  line ${info.lines}: id "${printable(id)}" must be 1 to 64 of the characters A-Z a-z 0-9 . _ - and begin with a letter or digit`,
    );
  }
  const name = record[columns.name];
  const email = record[columns.email];
  const handedIn = record[columns.handedIn];
  return { id, ...(name && { name }), ...(email && { email }), ...(handedIn && { handedIn }) };
}

/** Case does not count: the ids become names of files. */
function refuseRepeated(students: readonly Student[], rows: readonly Row[], shown: string): void {
  const seen = new Map<string, number>();
  students.forEach(({ id }, i) => {
    const line = rows[i]!.info.lines;
    const first = seen.get(fold(id));
    if (first !== undefined) {
      throw new ContractError(`${shown} is not valid:\n  line ${line}: id "${id}" is that of line ${first}, too`);
    }
    seen.set(fold(id), line);
  });
}
