import { existsSync, readFileSync } from 'node:fs';
import { ContractError, parseWith } from '@gradus/contract';
import { z } from 'zod';

/** Whole hundredths, so that sums are exact. */
const decimal = z.number().nonnegative().max(1_000_000).multipleOf(0.01, 'must have at most two decimals');
const percent = decimal.max(100);

/** A point in time that means the same everywhere. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'must be a date with time and offset, such as "2026-11-30T23:59:00+01:00"',
});

/** `course.json`: what an instructor decides about the sum. Nothing in it is required. */
export const courseFileSchema = z
  .strictObject({
    /** What the grade is called in other systems. */
    title: z.string().trim().min(1).max(200).optional(),
    /** What everything right is worth; without it, the points of the lessons. */
    points: decimal.positive().optional(),
    /** By lesson, such as "04-softmax"; 1 for those that are not named. */
    weights: z.record(z.string(), decimal).optional(),
    late: z
      .strictObject({
        deadline: instant,
        /** Still counts as in time. */
        graceMinutes: z.number().nonnegative().max(10_080).default(0),
        /** Taken off for each day begun. */
        percentPerDay: percent,
        /** Never more than that. */
        mostPercent: percent.default(100),
      })
      .optional(),
    extensions: z
      .array(z.strictObject({ id: z.string().min(1), deadline: instant, reason: z.string().optional() }))
      .default([]),
  })
  .superRefine(({ late, extensions }, context) => {
    const issue = (i: number, message: string) =>
      context.addIssue({ code: 'custom', path: ['extensions', i], message });
    extensions.forEach(({ id }, i) => {
      if (late === undefined) issue(i, 'an extension without "late" extends nothing');
      else if (extensions.findIndex((other) => other.id === id) < i) issue(i, `"${id}" has an extension already`);
    });
  });
export type CourseFile = z.infer<typeof courseFileSchema>;

/** Without a file: every lesson counts for its points, and nothing is late. */
export const NO_COURSE_FILE: CourseFile = { extensions: [] };

/** What a course file may speak of. */
export interface KnownOfCourse {
  /** All lessons of the course, so that one file serves many runs. */
  readonly lessons: readonly string[];
  /** Those in the run. */
  readonly graded: readonly string[];
  /** The students of the run; undefined where there is only one. */
  readonly ids?: readonly string[];
}

/**
 * Reads `course.json`.
 *
 * @throws {ContractError} naming file and field: a form that is wrong, a lesson or student that does not exist, weights
 * that are all 0
 */
export function readCourseFile(file: string, known: KnownOfCourse): CourseFile {
  if (!existsSync(file)) throw new ContractError(`There is no file ${file}; --course takes a course.json (docs/exports.md).`); // prettier-ignore
  const course = parseWith(courseFileSchema, readFileSync(file, 'utf8'), { file });
  const problem = problemOf(course, known);
  if (problem !== undefined) throw new ContractError(`${file} is not valid:\n  ${problem}`);
  return course;
}

function problemOf({ weights = {}, extensions }: CourseFile, { lessons, graded, ids }: KnownOfCourse) {
  const lesson = Object.keys(weights).find((id) => !lessons.includes(id));
  if (lesson !== undefined) return `weights.${lesson}: there is no such lesson. There are ${lessons.join(', ')}`;
  if (graded.every((id) => weights[id] === 0)) return `weights: all lessons of this run (${graded.join(', ')}) have the weight 0`; // prettier-ignore
  const stranger = ids === undefined ? -1 : extensions.findIndex(({ id }) => !ids.includes(id));
  return stranger < 0 ? undefined : `extensions[${stranger}].id: there is no student "${extensions[stranger]!.id}" in this run`; // prettier-ignore
}
