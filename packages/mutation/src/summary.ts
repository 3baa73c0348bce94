import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lesson, parseWith } from '@gradus/contract';
import type { Assignment, Course } from '@gradus/judge';
import { z } from 'zod';
import { type Counts, countsSchema, totalOf } from './counts';
import { inputsOf } from './inputs';

const exerciseSchema = countsSchema.extend({
  id: z.string(),
  /** Hash of what the figures depend on; see `isStale`. */
  inputs: z.string().regex(/^[0-9a-f]{64}$/),
});

const summarySchema = z.strictObject({
  lesson: z.string(),
  /** In the order of the lesson; those whose mutants were never judged are missing. */
  exercises: z.array(exerciseSchema),
  totals: countsSchema,
});

/** What mutation testing said of a lesson the last time. */
export type MutationSummary = z.infer<typeof summarySchema>;
export type ExerciseFigures = MutationSummary['exercises'][number];

/** `grader/04-softmax/mutation.json`, written by `gradus mutate` and committed. */
export function summaryFile(lesson: Lesson): string {
  return `grader/${lesson.id}/mutation.json`;
}

/** @throws {ContractError} naming file and field */
export function readMutationSummary({ root }: Course, lesson: Lesson): MutationSummary {
  const file = summaryFile(lesson);
  if (!existsSync(join(root, file))) return { lesson: lesson.id, exercises: [], totals: totalOf([]) };
  return parseWith(summarySchema, readFileSync(join(root, file), 'utf8'), { file });
}

/** Whether an exercise's solution or grader changed since its figures were found. */
export function isStale(course: Course, assignment: Assignment, { inputs }: ExerciseFigures): boolean {
  return inputs !== inputsOf(course, assignment);
}

/** Replaces the figures of some exercises. */
export function writeMutationSummary(
  course: Course,
  lesson: Lesson,
  found: readonly { readonly assignment: Assignment; readonly counts: Counts }[],
): MutationSummary {
  const fresh = found.map(({ assignment, counts }) => ({
    id: assignment.exercise.id,
    inputs: inputsOf(course, assignment),
    ...counts,
  }));
  const known = new Map([...readMutationSummary(course, lesson).exercises, ...fresh].map((one) => [one.id, one]));
  const exercises = lesson.exercises.flatMap(({ id }) => known.get(id) ?? []);
  const summary = { lesson: lesson.id, exercises, totals: totalOf(exercises) };
  writeFileSync(join(course.root, summaryFile(lesson)), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
