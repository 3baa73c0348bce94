import { z } from 'zod';
import { exerciseId } from './lesson';
import { exerciseRecordSchema, plannedExerciseSchema, runPlanSchema } from './run-plan';

/** Exercises of one submission, for a judge process that serves many; in the order of the course. */
export const servedTaskSchema = z.strictObject({
  worker: runPlanSchema.shape.worker,
  exercises: z
    .array(
      plannedExerciseSchema.extend({
        id: exerciseId,
        /** Only whether it passes is asked: the first check that fails is the last one of the record. */
        stopsAtFailure: z.boolean().optional(),
      }),
    )
    .min(1),
});
export type ServedTask = z.infer<typeof servedTaskSchema>;

/** What the judge process says, a line each. */
export const servedReplySchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ready') }),
  z.strictObject({ status: z.literal('begun'), id: exerciseId }),
  z.strictObject({ status: z.literal('judged'), record: exerciseRecordSchema }),
  /** The spec is at fault. */
  z.strictObject({ status: z.literal('failed'), id: exerciseId, message: z.string() }),
]);
export type ServedReply = z.infer<typeof servedReplySchema>;
