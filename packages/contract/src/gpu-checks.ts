import { z } from 'zod';

/** What an answer was computed on; `kind` is `processor`, `gpu` or `software-gpu`. */
export const computedOnSchema = z.strictObject({ name: z.string(), device: z.string(), kind: z.string() });
export type ComputedOn = z.infer<typeof computedOnSchema>;

const count = z.int().nonnegative();

/** Checks of a lesson that only a GPU can pass. */
export const gpuCheckSchema = z.strictObject({
  /** `ran-on-gpu`: all its exercises pass on one. `speed-up`: its training takes less time there than on wasm. */
  id: z.enum(['ran-on-gpu', 'speed-up']),
  status: z.enum(['pass', 'fail', 'skipped']),
  /** Why it was skipped. */
  reason: z.enum(['no-gpu', 'not-passed', 'not-compared']).optional(),
  /** Time on wasm by time on the GPU. */
  ratio: z.number().positive().optional(),
  /** Hundredths of a point, apart from those of the exercises. */
  score: count,
  maxScore: count,
});
export type GpuCheck = z.infer<typeof gpuCheckSchema>;

export const gpuChecksSchema = z.strictObject({
  score: count,
  maxScore: count,
  checks: z.array(gpuCheckSchema).min(1),
});
export type GpuChecks = z.infer<typeof gpuChecksSchema>;
