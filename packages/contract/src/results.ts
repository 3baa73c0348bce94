import { z } from 'zod';
import { computedOnSchema, gpuChecksSchema } from './gpu-checks';
import { languageSchema } from './language';
import { learningCurveSchema } from './learning-curve';
import { exerciseId } from './lesson';
import { measurementSchema } from './measurement';
import { remarksSchema } from './remark';

/** Why a check got the points it got. `infra-error` is the judge's or the machine's fault, never a student's zero. */
export const VERDICTS = [
  'pass',
  'fail',
  'not-started',
  'error',
  'invalid-value',
  'timeout',
  'memory-limit',
  'output-limit',
  'crash',
  'compile-error',
  'forbidden',
  'skipped',
  'infra-error',
] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** `judge`: made from data the judge compared itself. `worker`: reported by the student's process, so forgeable. */
const trustSchema = z.enum(['judge', 'worker']);

const count = z.int().nonnegative();

/** How often, at most, chance makes a check fail for a right answer; missing where chance has no part. */
export const falseAlarmSchema = z.number().min(0).max(1);

/** A misconception as messages and reports know it: its file's name, `02-flipped`, and what helps who has it. */
export const namedSchema = z.strictObject({ name: z.string(), sentence: z.string() });

export const checkResultSchema = z.strictObject({
  id: z.string(),
  /** A line of the student's report: symbol and fact. */
  title: z.string(),
  status: verdictSchema,
  /** Hundredths of a point. */
  score: count,
  maxScore: count,
  trust: trustSchema,
  message: z.string().optional(),
  input: z.string().optional(),
  expected: z.string().optional(),
  received: z.string().optional(),
  cause: z.string().optional(),
  /** The catalogued wrong answer that behaves as this one does; absent if none does, or several do. */
  misconception: namedSchema.optional(),
  /** What it measured, in the order of measuring; absent if that is nothing, or the check is private. */
  measurements: z.array(measurementSchema).optional(),
  falseAlarm: falseAlarmSchema.optional(),
  visibility: z.enum(['public', 'private']),
  /** Earns points only if a check that is none passes too. */
  sideCondition: z.boolean(),
  durationMs: z.number().nonnegative(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const workStatus = z.enum(['pass', 'fail', 'not-started', 'infra-error']);
export type WorkStatus = z.infer<typeof workStatus>;

export const exerciseResultSchema = z.strictObject({
  id: exerciseId,
  name: z.string(),
  file: z.string(),
  score: count,
  maxScore: count,
  status: workStatus,
  /** What the student printed while the checks ran, cut to 64 KB. */
  output: z.string().optional(),
  /** What the TypeScript compiler says of the file; advice, without a share in the points. */
  typeErrors: z.array(z.string()).optional(),
  /** Of a training exercise: what the student's code reported after each epoch. */
  curve: learningCurveSchema.optional(),
  /** Where its answer ran, unless that was one of the backends that are always there. */
  backend: computedOnSchema.optional(),
  checks: z.array(checkResultSchema).min(1),
  durationMs: z.number().nonnegative(),
});
export type ExerciseResult = z.infer<typeof exerciseResultSchema>;

export const lessonResultSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  score: count,
  maxScore: count,
  status: workStatus,
  exercises: z.array(exerciseResultSchema).min(1),
  /** Apart from its points; absent from results of before there were such checks. */
  gpu: gpuChecksSchema.optional(),
  durationMs: z.number().nonnegative(),
});
export type LessonResult = z.infer<typeof lessonResultSchema>;

/** `results.json`, version 1. Same submission, seed and versions give the same scores. */
export const resultsSchema = z.strictObject({
  version: z.literal(1),
  submission: z.strictObject({
    id: z.string(),
    files: z.array(z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
    /** What else was handed in and not used; absent if that is nothing, or the submission lies in a student's own checkout. */
    remarks: remarksSchema.optional(),
  }),
  score: count,
  maxScore: count,
  status: workStatus,
  lessons: z.array(lessonResultSchema).min(1),
  provenance: z.strictObject({
    gradus: z.string(),
    /** Hash of specs, manifests and solutions. */
    lessonsHash: z.string(),
    /** Hash of the packages that grade. */
    machineHash: z.string(),
    node: z.string(),
    backend: z.string(),
    device: z.string(),
    seed: z.int().nonnegative(),
    /** What titles, messages and causes are worded in; English if left out. */
    language: languageSchema.optional(),
    isolation: z.strictObject({ level: z.string(), missing: z.array(z.string()) }),
    limits: z.strictObject({ callMs: z.number(), exerciseMs: z.number(), heapMb: z.number(), outputBytes: z.number() }),
    startedAt: z.string(),
    finishedAt: z.string(),
  }),
});
export type Results = z.infer<typeof resultsSchema>;
export type Provenance = Results['provenance'];
