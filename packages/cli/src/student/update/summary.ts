import { displayWidth, plainText, type Terminal } from '@gradus/reports';
import type { Late } from '../../../bin/finish-update.cjs';
import type { Phrases } from '../../language/en';
import { besidePath, type Row } from './plan-update';

/** What an update did, or would do. */
export interface Outcome {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Row[];
  readonly late: readonly Late[];
  /** Titles of new lessons. */
  readonly lessons: readonly string[];
  readonly backup?: string;
  readonly needsInstall: boolean;
  readonly isDry: boolean;
}

type Status = Row['status'];
type Line = readonly [status: Status, what: string];

/** Each of them needs to be read; of the others it is enough to say how many there are. */
const ONE_BY_ONE: readonly Status[] = ['conflict', 'merged', 'overwritten', 'left'];
const ORDER: readonly Status[] = [...ONE_BY_ONE, 'new', 'replaced', 'removed', 'kept'];

/** A table of what became of which files, and what to do next. */
export function summary(outcome: Outcome, phrases: Phrases, { colors }: Terminal): string {
  const { from, to, rows, late, lessons, backup, needsInstall, isDry } = outcome;
  if (rows.every(({ status }) => status === 'kept' || status === 'left')) return phrases.updateNothing(to);
  const words = ORDER.map((status) => phrases.updateStatus[status]);
  const width = Math.max(...words.map(displayWidth));
  const table = linesOf(rows, phrases).map(([status, what]) => {
    const word = phrases.updateStatus[status];
    const padded = word + ' '.repeat(width - displayWidth(word));
    return `  ${status === 'conflict' || status === 'overwritten' ? colors.red(padded) : padded}  ${plainText(what)}`;
  });
  const tryOut = rows.filter(({ status }) => status === 'merged').map(({ path }) => path);
  return [
    colors.bold(`Gradus ${from} → ${to}${isDry ? `  (${phrases.updateDry})` : ''}`),
    ...table,
    ...late.map(({ path, kept }) => phrases.updateLate(path, kept)),
    ...(isDry ? [] : next()),
  ].join('\n');

  function next(): string[] {
    return [
      ...lessons.map((title) => phrases.updateLesson(plainText(title))),
      ...(backup ? [phrases.updateBackup(backup)] : []),
      ...(needsInstall ? [phrases.updateInstall] : []),
      ...(tryOut.length > 0 ? [phrases.updateTry(`npm test -- ${tryOut.join(' ')}`)] : []),
    ];
  }
}

function linesOf(rows: readonly Row[], phrases: Phrases): Line[] {
  return ORDER.flatMap((status): Line[] => {
    const own = rows.filter((row) => row.status === status);
    const single = own.filter((row) => row.from !== undefined || ONE_BY_ONE.includes(status));
    const rest = own.filter((row) => !single.includes(row));
    return [
      ...single.map((row): Line => [status, `${row.path}${noteOn(row, phrases)}`]),
      ...[...countBy(rest, folderOf)].map(([folder, n]): Line => [status, phrases.updateFiles(folder, n)]),
    ];
  });
}

function noteOn({ status, path, from }: Row, phrases: Phrases): string {
  const moved = from === undefined ? '' : `  (${phrases.updateMoved(from)})`;
  if (status === 'conflict') return `${moved}  ${phrases.updateConflict(besidePath(path))}`;
  return status === 'overwritten' || status === 'left' ? `${moved}  ${phrases.updateNote[status]}` : moved;
}

/** Of students' files the lesson, of the machine's the first folder: it is a thousand files. */
function folderOf({ path, exercise }: Row): string {
  const depth = exercise === undefined ? 1 : 2;
  const parts = path.split('/').slice(0, -1);
  return parts.length === 0 ? path : `${parts.slice(0, depth).join('/')}/`;
}

function countBy(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return counts;
}
