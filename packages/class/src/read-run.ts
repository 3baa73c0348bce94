import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type JournalLine,
  type Lesson,
  type Override,
  parseWith,
  type Results,
  resultsSchema,
  type RunSettings,
  sha256,
} from '@gradus/contract';
import { csvOf } from './csv';
import { readJournal } from './journal';
import { OutError } from './out-error';
import { overridden, readOverrides } from './overrides';
import { settingsOf } from './regrade';
import { type Row, rowOf } from './row';

/** A class run as it lies in its folder, for those who show or export it. */
export interface ClassRun {
  readonly settings: RunSettings;
  /** In the order of their ids. */
  readonly people: readonly Person[];
}

/** Somebody with a row in grades.csv. */
export interface Person {
  /** What grades.csv says, overrides included. */
  readonly row: Row;
  /**
   * What the judge found, before overrides; if the submission was graded. Read from the file whenever it is asked for,
   * since a class may not fit into memory.
   *
   * @throws {OutError} if the file is not as the run wrote it
   */
  readonly results?: Results;
  /** What the instructor decided about them. */
  readonly overrides: readonly Override[];
}

/**
 * Reads the folder of a run, writes nothing.
 *
 * @param lessons those of the run
 * @throws {OutError} if there is no run, or one that never came to its end
 * @throws {ContractError} naming file and field, if something in it was changed
 */
export function readRun(out: string, lessons: readonly Lesson[]): ClassRun {
  const settings = settingsOf(out);
  const table = gradesIn(out);
  const journal = readJournal(join(out, 'journal.jsonl'));
  const absent = withoutLine(table, journal);
  // Whose entry has gone since has a line, and no row.
  const ids = [...[...journal.keys()].filter((id) => table.has(cellOf(id))), ...absent.keys()].sort((a, b) => (a < b ? -1 : 1)); // prettier-ignore
  const overrides = overridesOf(out, ids, lessons);
  const maxScore = lessons.flatMap(({ exercises }) => exercises).reduce((sum, { points }) => sum + 100 * points, 0);
  const people = ids.map((id) => {
    const line = journal.get(id);
    const read = () => (line?.status === 'graded' ? resultsOf(out, line) : undefined);
    const row = rowOf(id, { line, missing: absent.get(id) === 'missing' });
    const own = overrides.filter((override) => override.id === id);
    return {
      row: own.length > 0 ? overridden(row, own, { results: read(), maxScore }) : row,
      overrides: own,
      get results() {
        return read();
      },
    };
  });
  return { settings, people };
}

/** What grades.csv has in its first two cells: ids, as they are written there, and status. */
function gradesIn(out: string): Map<string, string> {
  const file = join(out, 'grades.csv');
  if (!existsSync(file)) throw new OutError(`The run in ${out} has not come to its end: there is no grades.csv. Go on with it: gradus grade … --resume`); // prettier-ignore
  const lines = readFileSync(file, 'utf8').split('\r\n');
  return new Map(
    lines.flatMap((line) => {
      const [, id, status] = /^("(?:[^"]|"")*"|[^,"]*),([^,]*)/.exec(line) ?? [];
      return id === undefined ? [] : [[id, status!] as const];
    }),
  );
}

function cellOf(id: string): string {
  return csvOf([[id]]).slice(0, -'\r\n'.length);
}

/** Who has a row in grades.csv and no line in the journal: ids that are safe, so that no cell is quoted. */
function withoutLine(
  table: ReadonlyMap<string, string>,
  journal: ReadonlyMap<string, JournalLine>,
): Map<string, 'missing' | 'pending'> {
  return new Map(
    [...table].flatMap(([id, status]) => {
      return (status === 'missing' || status === 'pending') && !journal.has(id) ? [[id, status] as const] : [];
    }),
  );
}

function overridesOf(out: string, ids: readonly string[], lessons: readonly Lesson[]): Override[] {
  const assignments = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  return readOverrides(out, { ids, assignments });
}

/** Grades that nobody can vouch for are worse than none. */
function resultsOf(out: string, { id, sha256: written }: JournalLine & { status: 'graded' }): Results {
  const file = join(out, 'results', `${id}.json`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (sha256(text) !== written) {
    throw new OutError(`${file} is not as the run wrote it. Grade this submission again: gradus grade … --resume`);
  }
  return parseWith(resultsSchema, text, { file });
}
