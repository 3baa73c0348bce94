import { z } from 'zod';
import { jsonNumberSchema } from './json-number';

/**
 * How a training went, as the student's code reported it: the i-th value of every series belongs to epoch i + 1. All
 * series have equally many values. It is for reading, and earns nothing.
 */
export const learningCurveSchema = z.strictObject({
  unit: z.literal('epoch'),
  series: z.array(z.strictObject({ name: z.string(), values: z.array(jsonNumberSchema) })).min(1),
});
export type LearningCurve = z.infer<typeof learningCurveSchema>;

/** A training that is under way. */
export const trainingSchema = z.strictObject({
  /** How many epochs it is to have. */
  epochs: z.int().positive(),
  curve: learningCurveSchema,
});
export type Training = z.infer<typeof trainingSchema>;
