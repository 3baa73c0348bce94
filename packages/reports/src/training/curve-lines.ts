import { fromJsonNumber, type LearningCurve } from '@gradus/contract';
import type { Phrases } from '../language/en';
import { displayWidth, padTo } from '../terminal/display-width';
import { shortNumber } from './short-number';
import { sparkline } from './sparkline';

const MOST_BARS = 24;

/** A learning curve in a line for each series: `loss      1.64 → 0.341  █▃▂▁`. */
export function curveLines({ series }: LearningCurve, { seriesOf }: Phrases): string[] {
  const width = Math.max(...series.map(({ name }) => displayWidth(seriesOf(name))));
  return series.map(({ name, values }) => `${padTo(seriesOf(name), width)}  ${spanOf(values.map(fromJsonNumber))}`);
}

function spanOf(values: readonly number[]): string {
  if (values.length === 0) return '–';
  return `${shortNumber(values[0]!)} → ${shortNumber(values.at(-1)!)}  ${sparkline(values, MOST_BARS)}`;
}
