import { z } from 'zod';
import { computedOnSchema } from './gpu-checks';
import { languageSchema } from './language';
import { learningCurveSchema } from './learning-curve';
import { exerciseId } from './lesson';
import { measurementSchema } from './measurement';
import { falseAlarmSchema, namedSchema, verdictSchema } from './results';

/** Bounds on one submission; see `docs/decisions.md` for where they come from. */
export const limitsSchema = z.strictObject({
  /** Deadline of one call, callbacks included. */
  callMs: z.number().positive(),
  /** Time for all checks of one exercise. */
  exerciseMs: z.number().positive(),
  /** Memory of the JavaScript heap; typed arrays and wasm are watched by resident size. */
  heapMb: z.number().positive(),
  residentMb: z.number().positive(),
  /** Output beyond this many bytes ends the worker. */
  outputBytes: z.number().positive(),
  /** Output kept for the report. */
  outputKept: z.number().positive(),
});
export type Limits = z.infer<typeof limitsSchema>;

/** One CommonJS module for the worker, and the source map that leads from it back to the student's lines. */
export const moduleSchema = z.strictObject({ name: z.string(), code: z.string(), map: z.string() });
export type WorkerModule = z.infer<typeof moduleSchema>;

/** How an exercise enters a run: ready to load, or with the verdict that was clear before anything ran. */
export const subjectSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ready'),
    /** Name of the module under judgement, `04-softmax/02-softmax`. */
    main: z.string(),
    /** Name of the lesson's own helpers that run beside it. */
    probe: z.string().optional(),
    modules: z.array(moduleSchema),
  }),
  z.strictObject({ status: z.literal('refused'), verdict: verdictSchema, message: z.string() }),
]);
export type Subject = z.infer<typeof subjectSchema>;

/** What a spec is told of the exercise that it judges. */
export const plannedExerciseSchema = z.strictObject({
  lesson: z.string(),
  spec: z.string(),
  seed: z.int().nonnegative(),
  limits: limitsSchema,
  checks: z.array(z.string()),
  forbiddenKernels: z.array(z.string()),
  subject: subjectSchema,
  /** Folder with the exercise's misconceptions, if a wrong answer may be compared with them; see `catalogueSchema`. */
  catalogue: z.string().optional(),
  /** Nobody will read the messages, so none need be made better; everybody will if left out. */
  unread: z.boolean().optional(),
  /** What verdicts are worded in, and the exercise's sentences in that language by the English ones; English if left out. */
  wording: z.strictObject({ language: languageSchema, sentences: z.record(z.string(), z.string()) }).optional(),
});

/** What the judge tells the specs of one run; a file only the judge's processes read. */
export const runPlanSchema = z.strictObject({
  /** Where records of checks are written, one file for each exercise, and how far trainings are, another one. */
  recordsDir: z.string(),
  worker: z.strictObject({
    command: z.string(),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
    /** Found open for reading, from descriptor 5 on: a sandbox gets what it shows and its filter in this way. */
    files: z.array(z.string()).optional(),
  }),
  exercises: z.record(exerciseId, plannedExerciseSchema),
});
export type RunPlan = z.infer<typeof runPlanSchema>;

/** What the specs write down of one check; the judge adds the points. */
export const checkRecordSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: verdictSchema,
  trust: z.enum(['judge', 'worker']),
  visibility: z.enum(['public', 'private']),
  /** Earns points only if a check that is none passes too. */
  sideCondition: z.boolean(),
  message: z.string().optional(),
  input: z.string().optional(),
  expected: z.string().optional(),
  received: z.string().optional(),
  cause: z.string().optional(),
  misconception: namedSchema.optional(),
  measurements: z.array(measurementSchema).optional(),
  falseAlarm: falseAlarmSchema.optional(),
  durationMs: z.number().nonnegative(),
});
export type CheckRecord = z.infer<typeof checkRecordSchema>;

export const exerciseRecordSchema = z.strictObject({
  id: exerciseId,
  backend: computedOnSchema.optional(),
  checks: z.array(checkRecordSchema),
  curve: learningCurveSchema.optional(),
  output: z.string(),
  durationMs: z.number().nonnegative(),
});
export type ExerciseRecord = z.infer<typeof exerciseRecordSchema>;
