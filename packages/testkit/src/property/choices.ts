import { permutation, type Random, randomInt } from '@gradus/runtime/random';
import type { Choice } from './draws';

// How each kind of thing is drawn, and what of its kind is simpler. Simpler is only what could have been drawn as well:
// whatever a spec relies on (no ties, no zeros, an axis that is there) holds for what a student is shown, too.

/** An integer in low … high − 1; smaller is simpler. */
export function integer(low: number, high: number): Choice<number> {
  return {
    fresh: (random) => randomInt(random, low, high),
    adapted: (value) => (typeof value === 'number' ? Math.max(low, Math.min(high - 1, Math.trunc(value))) : undefined),
    simpler: (value) => nearerTo(Math.max(low, Math.min(high - 1, 0)), value),
  };
}

/** An integer in low … high − 1, none simpler than another. */
export function seed(low: number, high: number): Choice<number> {
  return { ...integer(low, high), simpler: () => [] };
}

/** A number in [low, high); fewer digits are simpler. */
export function real(low: number, high: number): Choice<number> {
  const inside = (value: number) => low <= value && value < high;
  return {
    fresh: (random) => low + (high - low) * random(),
    adapted: (value) => (typeof value === 'number' && inside(value) ? value : undefined),
    simpler: (value) => rounded([value]).map(([one]) => one!).filter(inside), // prettier-ignore
  };
}

/** Lengths of axes; fewer, then shorter ones are simpler. */
export function lengths(ranks: readonly [number, number], sizes: readonly [number, number]): Choice<readonly number[]> {
  const [least, most] = sizes;
  return {
    fresh: (random) =>
      Array.from({ length: randomInt(random, ranks[0], ranks[1] + 1) }, () => randomInt(random, least, most + 1)),
    adapted: (value) => (isNumbers(value) ? value.map((n) => Math.max(least, Math.min(most, n))) : undefined),
    *simpler(shape) {
      if (shape.length > ranks[0]) for (let i = 0; i < shape.length; i++) yield shape.toSpliced(i, 1);
      for (const [i, n] of shape.entries()) for (const smaller of nearerTo(least, n)) yield shape.with(i, smaller);
    },
  };
}

/** A list of numbers, each drawn in the same way; fewer digits are simpler. */
export function reals(length: number, low: number, high: number, each: (random: Random) => number): Choice<readonly number[]> {
  return {
    fresh: (random) => Array.from({ length }, () => each(random)),
    adapted: (value) => ofLength(value, length),
    simpler: (values) => rounded(values).filter((list) => list.every((x) => low <= x && x < high)),
  };
} // prettier-ignore

/** A list of integers in low … high − 1; smaller ones are simpler. */
export function integers(
  length: number,
  low: number,
  high: number,
  each = (random: Random) => randomInt(random, low, high),
): Choice<readonly number[]> {
  const least = Math.max(low, Math.min(high - 1, 0));
  const inside = (x: number) => Number.isInteger(x) && low <= x && x < high;
  return {
    fresh: (random) => Array.from({ length }, () => each(random)),
    adapted: (value) => {
      const list = ofLength(value, length);
      return list?.every(inside) ? list : undefined;
    },
    *simpler(values) {
      if (values.some((x) => x !== least)) yield values.map(() => least);
      for (const [i, x] of values.entries()) if (x !== least) yield values.with(i, least);
    },
  };
}

/** The numbers 0 … length − 1 in some order; those in order are the simplest. */
export function order(length: number): Choice<readonly number[]> {
  return {
    fresh: (random) => [...permutation(random, length)],
    adapted: (value) => {
      const list = ofLength(value, length);
      return list && ranksOf(list);
    },
    simpler: (values) => (values.some((rank, i) => rank !== i) ? [values.map((_, i) => i)] : []),
  };
}

/** Integers between a goal and a value, the goal first, then ever nearer to the value. */
function* nearerTo(goal: number, value: number): Generator<number> {
  for (let gap = value - goal; gap !== 0; gap = Math.trunc(gap / 2)) yield value - gap;
}

/** The same numbers with fewer digits, as long as different ones stay different, and none becomes 0 or changes its sign. */
function rounded(values: readonly number[]): number[][] {
  return [0, 1, 2]
    .map((digits) => values.map((x) => Number(x.toFixed(digits))))
    .filter((list) => new Set(list).size === new Set(values).size)
    .filter((list) => list.every((x, i) => Math.sign(x) === Math.sign(values[i]!)))
    .filter((list) => list.some((x, i) => x !== values[i]));
}

/** The first of them. */
function ofLength(value: unknown, length: number): readonly number[] | undefined {
  return isNumbers(value) && value.length >= length ? value.slice(0, length) : undefined;
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((x) => sorted.indexOf(x));
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((x) => typeof x === 'number');
}
