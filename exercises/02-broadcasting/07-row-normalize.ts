// Exercise 2.07, 9 points.
// Do without: norm, euclideanNorm, dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Divides each slice along an axis by its p-norm, so that its norm becomes 1. A slice of zeros stays zeros.
 *
 *     p = 1:  ‖v‖ = |v₁| + … + |v_d|
 *     p = 2:  ‖v‖ = √(v₁² + … + v_d²)
 *     p = ∞:  ‖v‖ = max(|v₁|, …, |v_d|)
 *
 * Every slice with finite, not all zero, elements is to come out right, however large or small they are:
 * [3e20, 4e20] and [3e-30, 4e-30] both give [0.6, 0.8] for p = 2, although the squares do not fit into float32.
 * So no small constant may be added to the norms.
 *
 * Not allowed: `tf.norm`, `tf.euclideanNorm`.
 *
 * @param x float32 (int32 is taken as float32), any rank ≥ 1
 * @param p which norm: 1, 2 or Infinity
 * @param axis the axis along which the slices lie; the last one if omitted; may be negative
 * @returns float32, shape of x
 * @throws Error if axis is out of range, or p is another number
 *
 * @example
 * const x = tf.range(0, 12).reshape([3, 4]);
 * rowNormalize(x, 1); // row 1: [4, 5, 6, 7] / 22 = [0.1818, 0.2273, 0.2727, 0.3182]
 * rowNormalize(tf.tensor2d([[3, -4], [0, 0]]), 2); // [[0.6, -0.8], [0, 0]]
 *
 * @see Dive into Deep Learning §2.3.11 (Norms)
 */
export function rowNormalize(x: tf.Tensor, p: 1 | 2 | typeof Infinity, axis: number = -1): tf.Tensor {
  throw new NotImplemented('2.07');
}
