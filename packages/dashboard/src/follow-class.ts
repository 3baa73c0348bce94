import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalLine, journalLineSchema, parseWith, resultsSchema } from '@gradus/contract';
import type { ClassState, ShownCurve } from '@gradus/reports/pages';
import { Pace } from './pace';

/** The trainings of so many of the latest submissions are shown. */
const LATEST = 6;

export interface ClassRunPlace {
  /** The folder of the run. */
  readonly out: string;
  /** How many submissions there are; undefined if nobody knows. */
  readonly total: number | undefined;
}

/** Tells how far a class run is, however often it is asked. */
export type ClassFollower = () => ClassState;

/**
 * Follows a class run by the folder that it writes, and reads only what is complete: the journal's whole lines, and results
 * that have one. Needs nothing of the run itself, so it may be another process, begin before it and outlive it.
 *
 * @param now milliseconds; for tests
 */
export function followClass({ out, total }: ClassRunPlace, now: () => number = Date.now): ClassFollower {
  const journal = whenChanged(join(out, 'journal.jsonl'), readLines);
  const curves = new Map<string, readonly ShownCurve[]>();
  const pace = new Pace(now);
  return () => {
    const lines = journal() ?? [];
    const training = total === undefined ? countIn(join(out, 'parts')) : Math.min(countIn(join(out, 'parts')), total - lines.length); // prettier-ignore
    const isRunning = existsSync(join(out, 'lock'));
    return {
      status: 'class',
      out,
      isRunning,
      total,
      lines,
      training: Math.max(training, 0),
      secondsLeft: total === undefined ? undefined : pace.secondsLeft(lines.length + training / 2, total),
      curves: latestCurves(out, lines, curves),
    };
  };
}

/** The last line about each submission. The run may be writing: what follows the last line end is not there yet. */
function readLines(file: string): JournalLine[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== ''); // prettier-ignore
  const byId = new Map<string, JournalLine>();
  whole.forEach((line, i) => {
    const read = parseWith(journalLineSchema, line, { file: `${file}, line ${i + 1},` });
    byId.delete(read.id); // so that it moves to the end
    byId.set(read.id, read);
  });
  return [...byId.values()];
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

/** Reads a file again only when it changed; undefined while it is not there. */
function whenChanged<T>(file: string, read: (file: string) => T): () => T | undefined {
  let [stamp, value] = ['', undefined as T | undefined];
  return () => {
    const stat = statSync(file, { throwIfNoEntry: false });
    const now = stat === undefined ? '' : `${stat.size} ${stat.mtimeMs}`;
    if (now !== stamp) [stamp, value] = [now, stat === undefined ? undefined : read(file)];
    return value;
  };
}

function countIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).length : 0;
}
