import { fromJsonNumber, type Measurement } from '@gradus/contract';
import type { Run } from './measure';

/** One bound of one exercise, and how far the reference solution was from it. */
export interface Threshold {
  readonly exercise: string;
  readonly check: string;
  /** What was measured: `accuracy on unseen pictures`. */
  readonly name: string;
  /** By seed; where a check measures the same thing several times, the value nearest to its bound. */
  readonly values: readonly Reading[];
}

export interface Reading {
  readonly seed: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What was measured in some runs, in the order of the specs. */
export function thresholds(runs: readonly Run[]): Threshold[] {
  const found = new Map<string, Threshold & { values: Reading[] }>();
  for (const { seed, result } of runs) {
    for (const check of result.checks) {
      for (const [name, reading] of worstByName(check.measurements ?? [], seed)) {
        const key = [result.id, check.id, name].join('\n');
        const threshold = found.get(key) ?? { exercise: result.id, check: check.id, name, values: [] };
        threshold.values.push(reading);
        found.set(key, threshold);
      }
    }
  }
  return [...found.values()];
}

function worstByName(measurements: readonly Measurement[], seed: number): Map<string, Reading> {
  const worst = new Map<string, Reading>();
  for (const { name, ...numbers } of measurements) {
    const reading = { seed, ...toReading(numbers) };
    const known = worst.get(name);
    if (!known || marginOf(reading) < marginOf(known)) worst.set(name, reading);
  }
  return worst;
}

function toReading({ value, low, high }: Omit<Measurement, 'name'>): Omit<Reading, 'seed'> {
  return { value: fromJsonNumber(value), low: fromJsonNumber(low), high: fromJsonNumber(high) };
}

/** Distance to the nearer bound; negative beyond it, −Infinity for NaN. */
export function marginOf({ value, low, high }: Reading): number {
  return Number.isNaN(value) ? -Infinity : Math.min(value - low, high - value);
}
