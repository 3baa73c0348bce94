import { z } from 'zod';

const NOT_FINITE = ['NaN', 'Infinity', '-Infinity'] as const;

/** A number as JSON can carry it, which knows neither NaN nor infinities: those are texts. */
export const jsonNumberSchema = z.union([z.number(), z.enum(NOT_FINITE)]);
export type JsonNumber = z.infer<typeof jsonNumberSchema>;

export function toJsonNumber(x: number): JsonNumber {
  return Number.isFinite(x) ? x : (String(x) as (typeof NOT_FINITE)[number]);
}

export function fromJsonNumber(x: JsonNumber): number {
  return Number(x);
}
