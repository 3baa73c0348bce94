import { fromJsonNumber, type LearningCurve } from '@gradus/contract';
import { shortNumber } from './short-number';
import { sparkline } from './sparkline';

const MOST_BARS = 24;

/** A learning curve in a line for each series: `loss      1.64 → 0.341  █▃▂▁`. */
export function curveLines({ series }: LearningCurve): string[] {
  const width = Math.max(...series.map(({ name }) => name.length));
  return series.map(({ name, values }) => `${name.padEnd(width)}  ${spanOf(values.map(fromJsonNumber))}`);
}

function spanOf(values: readonly number[]): string {
  if (values.length === 0) return '–';
  return `${shortNumber(values[0]!)} → ${shortNumber(values.at(-1)!)}  ${sparkline(values, MOST_BARS)}`;
}
