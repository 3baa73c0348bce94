import { z } from 'zod';
import { gpuPointsSchema } from './gpu-points';
import { languageSchema } from './language';
import { exerciseId } from './lesson';
import { remarksSchema } from './remark';
import { exerciseResultSchema, resultsSchema, workStatus } from './results';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** `run.json` of a class run: everything its grades depend on besides the submissions themselves. */
export const runSettingsSchema = z.strictObject({
  version: z.literal(1),
  /** Folder of the submissions. */
  submissions: z.string(),
  roster: z.string().optional(),
  lessons: z.array(z.string()).min(1),
  /** The seed of each submission comes from this one and its id. */
  seed: count,
  backend: z.string(),
  /** What results and feedback are worded in; English if left out. */
  language: languageSchema.optional(),
  /** The level that was found, as in a result's provenance. */
  isolation: z.string(),
  /** Where real data lies and when it was changed; empty if training uses drawn data. */
  data: z.string(),
  gradus: z.string(),
  lessonsHash: z.string(),
  machineHash: z.string(),
  node: z.string(),
});
export type RunSettings = z.infer<typeof runSettingsSchema>;

/** One line of a class run's `journal.jsonl`. The last line about a submission counts. */
export const journalLineSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('graded'),
    id: z.string(),
    /** Of the file in `results/`. */
    sha256,
    score: count,
    maxScore: count,
    verdict: workStatus,
    /** Hundredths of a point by lesson. */
    lessons: z.record(z.string(), count),
    /** Apart from them; left out where nothing ran on a GPU. */
    gpu: gpuPointsSchema.optional(),
    /** Those of the results. */
    remarks: remarksSchema.optional(),
    at: z.string(),
  }),
  /** Nothing of it could be taken in. */
  z.strictObject({
    status: z.literal('refused'),
    id: z.string(),
    reason: z.string(),
    remarks: remarksSchema.optional(),
    at: z.string(),
  }),
  /** The judge or the machine failed, again and again. */
  z.strictObject({ status: z.literal('infra-error'), id: z.string(), reason: z.string(), at: z.string() }),
]);
export type JournalLine = z.infer<typeof journalLineSchema>;

/** What is known of a submission between its unit checks and its training. */
export const partSchema = z.strictObject({
  id: z.string(),
  files: resultsSchema.shape.submission.shape.files,
  remarks: remarksSchema.optional(),
  startedAt: z.string(),
  exercises: z.array(exerciseResultSchema),
});
export type Part = z.infer<typeof partSchema>;

/** `overrides.json`: what an instructor decided instead of the judge. Survives regrades. */
export const overridesSchema = z.array(
  z.strictObject({
    /** The submission's. */
    id: z.string().min(1),
    exercise: z.union([exerciseId, z.literal('total')], { error: 'must be an exercise such as "4.02", or "total"' }),
    points: z.number().nonnegative(),
    reason: z.string().trim().min(1, 'say why'),
  }),
);
export type Override = z.infer<typeof overridesSchema>[number];
