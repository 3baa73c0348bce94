import { type Array64, sizeOf } from './array64';

/** Numbers in [0, 1) that are the same in every run: a linear congruential generator, its upper bits. */
export function seededRandom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

export function randomInt(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

let seed = 0;

/** float32 values in [low, high), other ones at every call. */
export function randomArray(shape: readonly number[], low = -1, high = 1): Array64 {
  const random = seededRandom(++seed);
  const data = Float64Array.from({ length: sizeOf(shape) }, () => Math.fround(low + (high - low) * random()));
  return { shape, data, dtype: 'float32' };
}

export function randomInts(shape: readonly number[], low: number, high: number): Array64 {
  const random = seededRandom(++seed);
  const data = Float64Array.from({ length: sizeOf(shape) }, () => randomInt(random, low, high));
  return { shape, data, dtype: 'int32' };
}
