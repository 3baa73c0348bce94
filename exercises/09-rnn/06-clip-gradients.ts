// Exercise 9.06, 10 points.
// Do without: clipByValue.
// TensorFlow.js must not run: ClipByValue.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Shortens gradients that are too long together, and keeps their direction.
 *
 *     norm = √(Σ over all numbers of all tensors of g²)
 *     clipped = g · min(1, theta / norm)
 *
 * The tensors count as one long vector, with one norm. If it is not above theta, nothing changes, not even a last bit.
 *
 * @param grads gradients of any shapes, float32; may be none
 * @param theta the largest norm allowed
 * @returns new tensors of the same shapes in the same order, and the norm as it was before
 * @throws if theta is not positive
 *
 * @example
 * clipByGlobalNorm([tf.tensor1d([3]), tf.tensor1d([4])], 1); // clipped [0.6], [0.8]; norm 5
 *
 * @see d2l §9.5.3 (§8.5.5 in older editions); Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural
 *   networks", 2013, algorithm 1
 */
export function clipByGlobalNorm<T extends tf.Tensor>(
  grads: readonly T[],
  theta: number,
): { clipped: T[]; norm: number } {
  throw new NotImplemented('9.06');
}

/**
 * Every number on its own is moved into an interval.
 *
 *     out = min if x < min,   max if x > max,   x otherwise; NaN stays NaN
 *
 * (`tf.clipByValue`, which is not allowed here, makes 0 of NaN on some backends: an error you would never find.)
 *
 * @param x float32 of any shape
 * @throws if min is above max, or one of them is NaN
 *
 * @example
 * clampTensor(tf.tensor1d([-3, 7, 12, NaN]), 0, 10); // [0, 7, 10, NaN]
 */
export function clampTensor(x: tf.Tensor, min: number, max: number): tf.Tensor {
  throw new NotImplemented('9.06');
}
