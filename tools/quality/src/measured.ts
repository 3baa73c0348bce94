import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import { z } from 'zod';

const count = z.int().nonnegative();

/** What came of trying the grader of one exercise. */
export const measuredSchema = z.strictObject({
  id: z.string(),
  /** Hash of what the figures rest on. */
  inputs: z.string(),
  training: z.boolean(),
  checks: count,
  /** Judge seeds with which the reference solution was graded. */
  seeds: count,
  /** What went wrong for it: seed, check, verdict, message. */
  flakes: z.array(z.string()),
  /** How often chance makes a check fail for a right answer, at most, by check. */
  falseAlarms: z.record(z.string(), z.number()),
  /** Judge seeds with which wrong and other right answers were graded. */
  answerSeeds: count,
  misconceptions: z.strictObject({
    tried: count,
    /** With every seed, in the check that the header names. */
    caught: count,
    /** By messages, with the lesson's own seed; trainings are not diagnosed. */
    named: count,
    /** Those that say why they cannot be. */
    unnamed: count,
    /** Not caught, or by another verdict with another seed. */
    problems: z.array(z.string()),
  }),
  alternatives: z.strictObject({ tried: count, rejected: z.array(z.string()) }),
});
export type Measured = z.infer<typeof measuredSchema>;

const fileSchema = z.strictObject({ lesson: z.string(), exercises: z.array(measuredSchema) });

/** What was measured of a lesson, as it is committed. */
export function readMeasured(root: string, lesson: Lesson): Measured[] {
  const file = fileOf(root, lesson);
  return existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).exercises : [];
}

/** Replaces what is known of one exercise; what is no longer in the lesson goes. */
export function keepMeasured(root: string, lesson: Lesson, measured: Measured): void {
  const others = readMeasured(root, lesson).filter(({ id }) => id !== measured.id);
  const order = lesson.exercises.map(({ id }) => id);
  const exercises = [...others, measured]
    .filter(({ id }) => order.includes(id))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  writeFileSync(fileOf(root, lesson), `${JSON.stringify({ lesson: lesson.id, exercises }, null, 2)}\n`);
}

function fileOf(root: string, { id }: Lesson): string {
  return join(root, 'tools/quality/measured', `${id}.json`);
}
