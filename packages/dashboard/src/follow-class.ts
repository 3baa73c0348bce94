import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalLine, parseWith, resultsSchema } from '@gradus/contract';
import type { ClassState, RunLife, ShownCurve } from '@gradus/reports/pages';
import { JournalTail } from './journal-tail';
import { Pace } from './pace';

/** The trainings of so many of the latest submissions are shown. */
const LATEST = 6;

export interface ClassRunPlace {
  /** The folder of the run. */
  readonly out: string;
  /** How many submissions there are; undefined if nobody knows. */
  readonly total: number | undefined;
  /** Whether the run is at work, asked anew each time. */
  readonly life: () => RunLife;
}

/** Tells how far a class run is, however often it is asked. */
export type ClassFollower = () => ClassState;

/**
 * Follows a class run by the folder that it writes, and reads only what is complete: the journal's whole lines, and results
 * that have one. Needs nothing of the run itself, so it may be another process, begin before it and outlive it.
 *
 * @param now milliseconds; for tests
 */
export function followClass({ out, total, life }: ClassRunPlace, now: () => number = Date.now): ClassFollower {
  const journal = new JournalTail(join(out, 'journal.jsonl'));
  const curves = new Map<string, readonly ShownCurve[]>();
  const pace = new Pace(now);
  return () => {
    const lines = journal.lines();
    const training = Math.min(countIn(join(out, 'parts')), (total ?? Infinity) - lines.length);
    return {
      status: 'class',
      out,
      life: life(),
      total,
      lines,
      training: Math.max(training, 0),
      secondsLeft: total === undefined ? undefined : pace.secondsLeft(lines.length + training / 2, total),
      curves: latestCurves(out, lines, curves),
    };
  };
}

function latestCurves(
  out: string,
  lines: readonly JournalLine[],
  known: Map<string, readonly ShownCurve[]>,
): ShownCurve[] {
  const latest = lines.filter(({ status }) => status === 'graded').slice(-LATEST).reverse(); // prettier-ignore
  return latest.flatMap((line) => {
    const key = `${line.id} ${line.at}`;
    const curves = known.get(key) ?? curvesOf(out, line.id);
    known.set(key, curves);
    return curves;
  });
}

function curvesOf(out: string, id: string): ShownCurve[] {
  const file = join(out, 'results', `${id}.json`);
  if (!existsSync(file)) return [];
  const { lessons } = parseWith(resultsSchema, readFileSync(file, 'utf8'), { file });
  const exercises = lessons.flatMap(({ exercises }) => exercises);
  return exercises.flatMap(({ id: exercise, name, curve }) =>
    curve === undefined ? [] : [{ exercise: { id: exercise, name }, student: id, curve }],
  );
}

function countIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).length : 0;
}
