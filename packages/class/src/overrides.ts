import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, InputError, type Override, overridesSchema, parseWith, type Results } from '@gradus/contract';
import type { Assignment } from '@gradus/judge';
import type { Row } from './row';

/** What there is to override. */
export interface Known {
  readonly ids: readonly string[];
  readonly assignments: readonly Assignment[];
}

/**
 * What an instructor decided, from OUT/overrides.json; nothing if there is no such file.
 *
 * @throws {InputError} naming the entry that is wrong
 */
export function readOverrides(out: string, known: Known): Override[] {
  const file = join(out, 'overrides.json');
  if (!existsSync(file)) return [];
  const overrides = parsed(file);
  overrides.forEach((override, i) => {
    const problem = problemOf(override, known) ?? repetition(override, overrides.slice(0, i));
    if (problem !== undefined) throw new InputError(`${file} is not valid:\n  [${i}]: ${problem}`);
  });
  return overrides;
}

function parsed(file: string): Override[] {
  try {
    return parseWith(overridesSchema, readFileSync(file, 'utf8'), { file });
  } catch (error) {
    throw error instanceof ContractError ? new InputError(error.message) : error;
  }
}

function problemOf({ id, exercise, points }: Override, { ids, assignments }: Known): string | undefined {
  if (!ids.includes(id)) return `there is no submission "${id}"`;
  const counted = assignments.filter((assignment) => exercise === 'total' || assignment.exercise.id === exercise);
  if (counted.length === 0) return `exercise ${exercise} is not part of this run`;
  const most = counted.reduce((sum, assignment) => sum + assignment.exercise.points, 0);
  return points > most ? `${points} points are more than the ${most} that there are` : undefined;
}

function repetition({ id, exercise }: Override, before: readonly Override[]): string | undefined {
  const twice = before.some((other) => other.id === id && other.exercise === exercise);
  return twice ? `"${id}" has an override of ${exercise} already` : undefined;
}

/** A row as the instructor wants it, with a mark that says so. */
export function overridden(
  row: Row,
  overrides: readonly Override[],
  { results, maxScore }: { results: Results | undefined; maxScore: number },
): Row {
  // prettier-ignore
  const own = overrides.filter(({ id }) => id === row.id);
  if (own.length === 0) return row;
  const override = own.map(({ exercise, points, reason }) => `${exercise} = ${points} (${reason})`).join('; ');
  const total = own.find(({ exercise }) => exercise === 'total');
  const lessons = { ...row.lessons };
  for (const { exercise, points } of own) {
    const lesson = results?.lessons.find(({ exercises }) => exercises.some(({ id }) => id === exercise));
    if (!lesson) continue;
    lessons[lesson.id]! += Math.round(points * 100) - lesson.exercises.find(({ id }) => id === exercise)!.score;
  }
  const sum = Object.values(lessons).reduce((all, score) => all + score, 0);
  const score = total ? Math.round(total.points * 100) : results && row.score !== undefined ? sum : undefined;
  return { ...row, lessons, ...(score !== undefined && { score, maxScore }), override };
}
