import { tf } from '@gradus/runtime';

/** How many rows and columns to add on each side; integers ≥ 0. */
export interface Pads {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * Makes images larger by a margin.
 *
 *     'zeros':     the margin is 0
 *     'reflect':   the margin mirrors the image at its outermost row or column, which is not repeated:
 *                  a b c  →  c b a b c b a        with 2 on each side
 *
 * In the corners 'reflect' mirrors both ways. The images of the batch and the channels stay apart.
 *
 * @param x images, float32 [n, h, w, c], h and w at least 1
 * @param pads rows on top and at the bottom, columns on the left and on the right
 * @param mode what the margin holds (default 'zeros')
 * @returns float32 [n, top + h + bottom, left + w + right, c], a new tensor also where nothing is added; differentiable
 * @throws if a pad is not an integer ≥ 0, if the mode is another word, or if with 'reflect' top or bottom is not smaller
 *   than h, or left or right not smaller than w
 *
 * @example
 * // one image, one channel: [[1, 2, 3], [4, 5, 6]]
 * pad2d(x, { top: 0, bottom: 1, left: 2, right: 0 }); // [[0, 0, 1, 2, 3], [0, 0, 4, 5, 6], [0, 0, 0, 0, 0]]
 * pad2d(x, { top: 0, bottom: 1, left: 2, right: 0 }, 'reflect'); // [[3, 2, 1, 2, 3], [6, 5, 4, 5, 6], [3, 2, 1, 2, 3]]
 *
 * @see d2l §7.3.1 (§6.3 in older editions)
 * @exercise 8.03
 */
export function pad2d(x: tf.Tensor4D, pads: Pads, mode: 'zeros' | 'reflect' = 'zeros'): tf.Tensor4D {
  const margin = marginOf(mode);
  const { top, bottom, left, right } = pads;
  return tf.tidy(() => {
    const higher = margin(x, 1, top, bottom);
    return margin(higher, 2, left, right);
  });
}

/**
 * How a margin is added along one axis.
 *
 * @solution
 */
type Margin = (x: tf.Tensor4D, axis: 1 | 2, before: number, after: number) => tf.Tensor4D;

/** @solution */
function marginOf(mode: 'zeros' | 'reflect'): Margin {
  if (mode === 'zeros') return withZeros;
  if (mode === 'reflect') return withReflection;
  throw new Error(`mode must be 'zeros' or 'reflect' but is ${mode as string}.`);
}

/** @solution */
function withZeros(x: tf.Tensor4D, axis: 1 | 2, before: number, after: number): tf.Tensor4D {
  requireCounts(before, after);
  const zeros = (count: number) => tf.zeros<tf.Rank.R4>(x.shape.with(axis, count) as tf.Tensor4D['shape']);
  return tf.concat([zeros(before), x, zeros(after)], axis);
}

/** @solution */
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

/** @solution */
function requireCounts(...counts: number[]): void {
  for (const count of counts) {
    if (!Number.isInteger(count) || count < 0) throw new Error(`A pad must be an integer ≥ 0 but is ${count}.`);
  }
}
