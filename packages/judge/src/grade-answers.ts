import type { ExerciseResult } from '@gradus/contract';
import { circumstancesOf } from './circumstances';
import { type ClassJudge, startClassJudge } from './class-judge';
import { type Assignment, type Course, moduleOf } from './course';
import { type Circumstances, type Job, makeJob } from './job';
import { ResultCache } from './result-cache';
import type { CollectedSubmission } from './submission';

/** One of many answers to an exercise. */
export interface Answer {
  readonly assignment: Assignment;
  readonly text: string;
}

export interface GradeAnswersOptions {
  readonly course: Course;
  readonly backend: string;
  /** Seed of the random inputs; each lesson's first one if left out. */
  readonly seed?: number;
  readonly onStart?: (total: number) => void;
  readonly onDone?: (exercise: string) => void;
}

/**
 * Grades answers of the course's own, each alone: whatever else its exercise uses are the reference solutions. Many may
 * answer the same exercise. Verdicts come from earlier runs if everything was the same; the rest is judged as a class is,
 * with one Jest process for each core.
 */
export async function gradeAnswers<T extends Answer>(
  answers: readonly T[],
  options: GradeAnswersOptions,
): Promise<Map<T, ExerciseResult>> {
  const { course, backend, seed } = options;
  const circumstances = { ...(await circumstancesOf(course, backend)), seed };
  const cache = new ResultCache(course.root);
  const asked = answers.map((answer) => prepare(course, answer, circumstances));
  const results = new Map(asked.map(({ answer, job }) => [answer, cache.get(job.key)]));
  const fresh = asked.filter(({ answer }) => !results.get(answer));
  if (fresh.length > 0) {
    options.onStart?.(fresh.length);
    const judge = await startClassJudge({ course, backend, isolation: 'weak' });
    try {
      await Promise.all(fresh.map((one) => judgeOne(one, judge)));
    } finally {
      await judge.close();
    }
  }
  return results as Map<T, ExerciseResult>;

  async function judgeOne({ answer, submission, job }: Prepared<T>, judge: ClassJudge): Promise<void> {
    const [result] = await judge.judge({ submission, assignments: [job.assignment], seed: job.seed });
    if (result!.status !== 'infra-error') cache.put(job.key, result!);
    results.set(answer, result!);
    options.onDone?.(answer.assignment.exercise.id);
  }
}

interface Prepared<T extends Answer> {
  readonly answer: T;
  readonly submission: CollectedSubmission;
  readonly job: Job;
}

/** An answer as a submission that holds nothing else: the worker of a submission judges no other answer beside it. */
function prepare<T extends Answer>(course: Course, answer: T, circumstances: Circumstances): Prepared<T> {
  const { assignment, text } = answer;
  const files = new Map([[`${moduleOf(assignment)}.ts`, text]]);
  const submission = { id: moduleOf(assignment), files, refused: new Map() };
  return { answer, submission, job: makeJob(course, submission, assignment, circumstances) };
}
