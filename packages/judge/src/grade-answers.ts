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
 * Grades answers of the course's own, each for itself: whatever else its exercise uses are the reference solutions. Many may
 * answer the same exercise. Verdicts come from earlier runs if everything was the same; the rest is judged as a class is,
 * with one Jest process for each core, as if each student had answered every exercise of a lesson once.
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
      await Promise.all(submissionsOf(fresh).map((submission) => judgeTogether(submission, judge)));
    } finally {
      await judge.close();
    }
  }
  return results as Map<T, ExerciseResult>;

  async function judgeTogether(prepared: readonly Prepared<T>[], judge: ClassJudge): Promise<void> {
    const assignments = prepared.map(({ job }) => job.assignment);
    const judged = await judge.judge({ submission: holding(prepared), assignments, seed: prepared[0]!.job.seed });
    for (const { answer, job } of prepared) {
      const result = judged.find(({ id }) => id === job.assignment.exercise.id)!;
      if (result.status !== 'infra-error') cache.put(job.key, result);
      results.set(answer, result);
      options.onDone?.(result.id);
    }
  }
}

interface Prepared<T extends Answer> {
  readonly answer: T;
  readonly job: Job;
}

function prepare<T extends Answer>(course: Course, answer: T, circumstances: Circumstances): Prepared<T> {
  return { answer, job: makeJob(course, holding([{ answer }]), answer.assignment, circumstances) };
}

/** Answers as one student may hand them in: to exercises of one lesson, none of them twice. */
function submissionsOf<T extends Answer>(prepared: readonly Prepared<T>[]): Prepared<T>[][] {
  const submissions = new Map<string, Prepared<T>[]>();
  const answered = new Map<string, number>();
  for (const one of prepared) {
    const { lesson, exercise } = one.answer.assignment;
    const before = answered.get(exercise.id) ?? 0;
    answered.set(exercise.id, before + 1);
    const key = `${lesson.id} ${before}`;
    submissions.set(key, [...(submissions.get(key) ?? []), one]);
  }
  return [...submissions.values()];
}

/** A submission of these answers and nothing else. */
function holding(prepared: readonly { readonly answer: Answer }[]): CollectedSubmission {
  const files = new Map(prepared.map(({ answer }) => [`${moduleOf(answer.assignment)}.ts`, answer.text]));
  return { id: 'answers', files, refused: new Map() };
}
