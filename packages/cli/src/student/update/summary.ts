import { RELEASE_FILE } from '@gradus/contract';
import { displayWidth, plainText, type Terminal } from '@gradus/reports';
import type { Late } from '../../../bin/finish-update.cjs';
import type { Phrases } from '../../language/en';
import { besidePath, type Row } from './plan-update';
import type { StaleImport } from './stale-imports';

/** What an update did, or would do. */
export interface Outcome {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Row[];
  readonly late: readonly Late[];
  /** Titles of new lessons. */
  readonly lessons: readonly string[];
  readonly backup?: string;
  readonly stale: readonly StaleImport[];
  readonly needsInstall: boolean;
  /** No file has to change. */
  readonly isNothing: boolean;
  readonly isDry: boolean;
}

type Status = Row['status'];
type Line = readonly [status: Status, what: string, note?: string];

/** Each of them needs to be read; of the others it is enough to say how many there are. */
const ONE_BY_ONE: readonly Status[] = ['conflict', 'merged', 'overwritten', 'left'];
const ORDER: readonly Status[] = [...ONE_BY_ONE, 'new', 'replaced', 'removed', 'kept'];

/** A table of what became of which files, and what to do next. */
export function summary(outcome: Outcome, phrases: Phrases, { colors }: Terminal): string {
  const { from, to, rows, isNothing, isDry } = outcome;
  if (isNothing) return phrases.updateNothing(to);
  const width = Math.max(...ORDER.map((status) => displayWidth(phrases.updateStatus[status])));
  const table = linesOf(rows, phrases).map(([status, what, note]) => {
    const word = phrases.updateStatus[status];
    const padded = word + ' '.repeat(width - displayWidth(word));
    const colored = status === 'conflict' || status === 'overwritten' ? colors.red(padded) : padded;
    const below = note === undefined ? '' : `\n  ${' '.repeat(width)}  ${colors.dim(plainText(note))}`;
    return `  ${colored}  ${plainText(what)}${below}`;
  });
  return [
    colors.bold(`Gradus ${from} → ${to}${isDry ? `  (${phrases.updateDry})` : ''}`),
    ...table,
    ...(isDry ? [] : next(outcome, phrases)),
  ].join('\n');
}

function next({ rows, late, lessons, stale, backup, needsInstall }: Outcome, phrases: Phrases): string[] {
  const merged = rows.filter(({ status }) => status === 'merged').map(({ path }) => path);
  return [
    ...late.map(({ path, kept }) => phrases.updateLate(path, kept)),
    ...lessons.map((title) => phrases.updateLesson(plainText(title))),
    ...stale.map(({ path, name, now }) => phrases.updateImport(path, name, now)),
    ...(backup ? [phrases.updateBackup(backup)] : []),
    ...(needsInstall ? [phrases.updateInstall] : []),
    ...(merged.length > 0 ? [phrases.updateTry(`npm test -- ${merged.join(' ')}`)] : []),
  ];
}

function linesOf(rows: readonly Row[], phrases: Phrases): Line[] {
  return ORDER.flatMap((status): Line[] => {
    const own = rows.filter((row) => row.status === status && row.path !== RELEASE_FILE);
    const single = own.filter((row) => row.from !== undefined || ONE_BY_ONE.includes(status));
    const rest = own.filter((row) => !single.includes(row));
    return [
      ...single.map((row): Line => [status, nameOf(row, phrases), noteOn(row, phrases)]),
      ...[...countBy(rest, folderOf)].map(([name, n]): Line => [status, name.endsWith('/') ? phrases.updateFiles(name, n) : name]), // prettier-ignore
    ];
  });
}

function nameOf({ path, from }: Row, phrases: Phrases): string {
  return from === undefined ? path : `${path}  (${phrases.updateMoved(from)})`;
}

function noteOn({ status, path }: Row, phrases: Phrases): string | undefined {
  if (status === 'conflict') return phrases.updateConflict(besidePath(path));
  return status === 'overwritten' || status === 'left' ? phrases.updateNote[status] : undefined;
}

/** Of students' files the lesson, of the machine's the first folder: it is a thousand files. */
function folderOf({ path, exercise }: Row): string {
  const depth = exercise === undefined ? 1 : 2;
  const parts = path.split('/').slice(0, -1);
  return parts.length === 0 ? path : `${parts.slice(0, depth).join('/')}/`;
}

function countBy(rows: readonly Row[], groupOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  return counts;
}
