import { z } from 'zod';
import { checkResultSchema, exerciseResultSchema, lessonResultSchema, resultsSchema } from './results';

const checkFeedback = checkResultSchema.omit({ trust: true, durationMs: true });

const exerciseFeedback = exerciseResultSchema
  .omit({ durationMs: true })
  .extend({ checks: z.array(checkFeedback).min(1) });

const lessonFeedback = lessonResultSchema
  .omit({ durationMs: true })
  .extend({ exercises: z.array(exerciseFeedback).min(1) });

/** What a student may see of their results: of private checks only the verdict, and nothing that gives inputs away. */
export const feedbackSchema = resultsSchema.omit({ provenance: true }).extend({
  lessons: z.array(lessonFeedback).min(1),
  provenance: resultsSchema.shape.provenance.pick({ gradus: true, backend: true, finishedAt: true, language: true }),
});
export type Feedback = z.infer<typeof feedbackSchema>;
