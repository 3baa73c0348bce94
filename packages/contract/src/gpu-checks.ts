import { z } from 'zod';
import { exerciseId } from './lesson';
import { measurementSchema } from './measurement';

/** What an answer was computed on; `kind` is `processor`, `gpu` or `software-gpu`. */
export const computedOnSchema = z.strictObject({ name: z.string(), device: z.string(), kind: z.string() });
export type ComputedOn = z.infer<typeof computedOnSchema>;

const count = z.int().nonnegative();

/** Checks of a lesson that only a GPU can pass. */
export const gpuCheckSchema = z.strictObject({
  /**
   * `ran-on-gpu`: all its exercises pass on one. `speed-up`: its training takes less time there than on wasm.
   * `larger-model`: its training, with more weights than a processor has time for, gets as far as it must.
   */
  id: z.enum(['ran-on-gpu', 'speed-up', 'larger-model']),
  status: z.enum(['pass', 'fail', 'skipped']),
  /** Why it was skipped; `broken` if the judge or the machine failed. */
  reason: z.enum(['no-gpu', 'not-passed', 'not-compared', 'broken']).optional(),
  /** Time on wasm by time on the GPU. */
  ratio: z.number().positive().optional(),
  /** Of a larger model, the exercise that trained it. */
  exercise: exerciseId.optional(),
  /** What its spec compared with bounds. */
  measurements: z.array(measurementSchema).optional(),
  /** Why it failed. */
  message: z.string().optional(),
  durationMs: z.number().nonnegative().optional(),
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
