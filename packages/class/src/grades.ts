import type { Lesson } from '@gradus/contract';
import { type Entry, findEntries, readRoster } from '@gradus/intake';
import { gradesCsv } from './grades-csv';
import { type OutFolder, readResults } from './out-folder';
import { overridden, readOverrides } from './overrides';
import { type Row, rowOf } from './row';

/** Everybody who gets a row. */
export interface Everybody {
  readonly entries: readonly Entry[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
  /** Ids in the roster to which no entry belongs. */
  readonly missing: readonly string[];
}

/** Who handed in, and who of the roster did not. */
export function everybodyIn({ submissions, roster }: { submissions: string; roster?: string }): Everybody {
  const found = findEntries(submissions, roster === undefined ? undefined : readRoster(roster));
  return { ...found, missing: found.missing.map(({ id }) => id) };
}

/**
 * Looks at overrides.json, so that a mistake in it shows before the work begins.
 *
 * @throws {ContractError} naming the entry that is wrong
 */
export function checkOverrides(out: string, everybody: Everybody, lessons: readonly Lesson[]): void {
  overridesIn(out, everybody, lessons);
}

/** Writes grades.csv from what the journal knows and the instructor decided. */
export function writeGrades(folder: OutFolder, everybody: Everybody, lessons: readonly Lesson[]): Row[] {
  const overrides = overridesIn(folder.path, everybody, lessons);
  const missing = new Set(everybody.missing);
  const maxScore = lessons.flatMap(({ exercises }) => exercises).reduce((sum, { points }) => sum + 100 * points, 0);
  const rows = idsOf(everybody).map((id) => {
    const line = folder.lineOf(id);
    const row = rowOf(id, { line, missing: missing.has(id) });
    const isOverridden = overrides.some((override) => override.id === id);
    const results = isOverridden && line?.status === 'graded' ? readResults(folder.path, id) : undefined;
    return overridden(row, overrides, { results, maxScore });
  });
  folder.write('grades.csv', gradesCsv(rows, lessons));
  return rows;
}

function overridesIn(out: string, everybody: Everybody, lessons: readonly Lesson[]) {
  const assignments = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  return readOverrides(out, { ids: idsOf(everybody), assignments });
}

function idsOf({ entries, refused, missing }: Everybody): string[] {
  return [...entries.map(({ id }) => id), ...refused.map(({ name }) => name), ...missing];
}
