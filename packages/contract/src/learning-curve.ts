import { z } from 'zod';

const NOT_FINITE = ['NaN', 'Infinity', '-Infinity'] as const;

/** A number as JSON can carry it, which knows neither NaN nor infinities: those are texts. */
const jsonNumberSchema = z.union([z.number(), z.enum(NOT_FINITE)]);
export type JsonNumber = z.infer<typeof jsonNumberSchema>;

export function toJsonNumber(x: number): JsonNumber {
  return Number.isFinite(x) ? x : (String(x) as (typeof NOT_FINITE)[number]);
}

export function fromJsonNumber(x: JsonNumber): number {
  return Number(x);
}

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
