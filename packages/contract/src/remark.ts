import { z } from 'zod';

/** A line of text that shows as what it is: nothing in it moves a cursor, turns the direction of writing or is invisible. */
const plainLine = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be plain text');

/**
 * Something of a submission that was not used, and why. Read together, file and message are a sentence. Names come from
 * the student: plain text, not escaped for HTML or CSV.
 */
export const remarkSchema = z.strictObject({
  /** `refused`: it may have been meant as an answer, so it may have cost points. `ignored`: no answer anyway. */
  status: z.enum(['refused', 'ignored']),
  file: plainLine,
  message: plainLine,
});
export type Remark = z.infer<typeof remarkSchema>;

/** Of one submission: what was refused first. */
export const remarksSchema = z.array(remarkSchema);
