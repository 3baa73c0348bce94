import { join } from 'node:path';
import { type ClassEvent, gradeClass } from '@gradus/class';
import type { Lesson } from '@gradus/contract';
import { type Course, grade, IsolationRefused, isTraining, startClassJudge } from '@gradus/judge';
import { type Pace, timed } from './pace';

/** What all runs are about. */
export interface Bench {
  readonly course: Course;
  readonly lessons: readonly Lesson[];
  /** For submissions and results. */
  readonly folder: string;
  readonly jobs: number;
}

interface Run {
  /** A folder with submissions. */
  readonly of: string;
  readonly count: number;
  readonly isolation: 'weak' | 'auto';
  /** Whether the right ones have answers to everything. */
  readonly partly?: boolean;
  /** Whether misconceptions are named; true if left out. */
  readonly diagnose?: boolean;
  readonly onEvent?: (event: ClassEvent) => void;
}

let runs = 0;

/** A class run, without the start of the judge, which takes a second or two whatever the size of the class. */
export async function classRun(
  { course, lessons, folder, jobs }: Bench,
  { of, count, isolation, partly = false, diagnose = true, onEvent }: Run,
): Promise<Pace & { level: string }> {
  // prettier-ignore
  const judge = await startClassJudge({ course, backend: 'wasm', isolation, slots: jobs, diagnose });
  try {
    const pace = await timed(count, async () => {
      const request = { submissions: join(folder, of), out: join(folder, `out-${runs++}`), resume: false, seed: 1 };
      const { rows } = await gradeClass({
        course,
        lessons,
        backend: 'wasm',
        judge,
        ...request,
        ...(onEvent && { onEvent }),
      });
      const wrong = rows.filter(({ id, status, score, maxScore }) => {
        return status !== 'graded' || (!partly && id.endsWith('-right') && score !== maxScore);
      });
      if (wrong.length > 0 || rows.length !== count)
        throw new Error(`Not graded as expected: ${JSON.stringify(wrong[0])}`);
      await judge.close(); // the time of processes counts once they are gone
    });
    return { ...pace, level: judge.stamp.level };
  } finally {
    await judge.close();
  }
}

/** Undefined where no level of isolation works that a class needs. */
export async function ifIsolated<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof IsolationRefused) return undefined;
    throw error;
  }
}

/** As a student's own run does it. */
export async function oneByOne({ course, lessons, folder }: Bench, of: string, ids: readonly string[]): Promise<Pace> {
  const assignments = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  return timed(ids.length, async () => {
    for (const id of ids) {
      const submission = { id, root: join(folder, of, id), tree: 'exercises' };
      await grade({ course, submission, assignments, backend: 'wasm', cache: false });
    }
  });
}

export function withoutTraining(course: Course, lesson: Lesson): Lesson {
  return { ...lesson, exercises: lesson.exercises.filter((exercise) => !isTraining(course, { lesson, exercise })) };
}
