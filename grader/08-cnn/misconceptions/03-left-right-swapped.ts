/**
 * @misconception left comes before the image, right behind it.
 * @caughtBy zeros
 */
import { tf } from '@gradus/runtime';

export interface Pads {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function pad2d(x: tf.Tensor4D, pads: Pads, mode: 'zeros' | 'reflect' = 'zeros'): tf.Tensor4D {
  const margin = marginOf(mode);
  const { top, bottom, left, right } = pads;
  return tf.tidy(() => {
    const higher = margin(x, 1, top, bottom);
    return margin(higher, 2, right, left);
  });
}

type Margin = (x: tf.Tensor4D, axis: 1 | 2, before: number, after: number) => tf.Tensor4D;

function marginOf(mode: 'zeros' | 'reflect'): Margin {
  if (mode === 'zeros') return withZeros;
  if (mode === 'reflect') return withReflection;
  throw new Error(`mode must be 'zeros' or 'reflect' but is ${mode as string}.`);
}

function withZeros(x: tf.Tensor4D, axis: 1 | 2, before: number, after: number): tf.Tensor4D {
  requireCounts(before, after);
  const zeros = (count: number) => tf.zeros<tf.Rank.R4>(x.shape.with(axis, count) as tf.Tensor4D['shape']);
  return tf.concat([zeros(before), x, zeros(after)], axis);
}

function withReflection(x: tf.Tensor4D, axis: 1 | 2, before: number, after: number): tf.Tensor4D {
  requireCounts(before, after);
  const length = x.shape[axis];
  if (before >= length || after >= length) {
    throw new Error(`A margin of ${Math.max(before, after)} cannot be mirrored from a length of ${length}.`);
  }
  const mirrored = (start: number, count: number) => {
    const [begin, size] = [[0, 0, 0, 0].with(axis, start), x.shape.with(axis, count)];
    return x.slice(begin as typeof x.shape, size as typeof x.shape).reverse(axis);
  };
  return tf.concat([mirrored(1, before), x, mirrored(length - 1 - after, after)], axis);
}

function requireCounts(...counts: number[]): void {
  for (const count of counts) {
    if (!Number.isInteger(count) || count < 0) throw new Error(`A pad must be an integer ≥ 0 but is ${count}.`);
  }
}
