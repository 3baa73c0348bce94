import { z } from 'zod';
import { jsonNumberSchema } from './json-number';

/** A number that a check compared with bounds, so that thresholds can be calibrated. */
export const measurementSchema = z.strictObject({
  name: z.string(),
  value: jsonNumberSchema,
  /** The bounds themselves are outside; −Infinity or Infinity if there is none. */
  low: jsonNumberSchema,
  high: jsonNumberSchema,
});
export type Measurement = z.infer<typeof measurementSchema>;
