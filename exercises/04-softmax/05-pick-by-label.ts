// Exercise 4.05, 8 points.
// Do without: arraySync, bufferSync.
// You may import: ./01-one-hot-encode.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Picks one element of each row: NumPy's `yHat[range(n), y]`.
 *
 *     out[i] = yHat[i][ y[i] ]
 *
 * Whatever stands in the other places of `yHat`, be it ∞ or NaN, has no influence. You may read `y` to check its
 * range, but reading the values of `yHat` would cut the gradient.
 *
 * @param yHat scores or probabilities, float32 [n, k]; n may be 0
 * @param y the column to take from each row, int32 [n]
 * @returns float32 [n]; differentiable in `yHat`: its gradient is 1 where it was picked and 0 elsewhere
 * @throws if `y` is not an int32 vector, if the lengths differ, or if a label is below 0 or not below k
 *
 * @example
 * const yHat = tf.tensor2d([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]);
 * pickByLabel(yHat, tf.tensor1d([0, 2], 'int32')); // [0.1, 0.5]
 *
 * @see d2l §4.4.3 (§3.6 in older editions)
 */
export function pickByLabel(yHat: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor1D {
  throw new NotImplemented('4.05');
}
