// Exercise 2.08, 10 points.
// Do without: whereAsync, booleanMaskAsync, dataSync, arraySync, bufferSync.
// You may import: ./02-broadcast-shape, ./04-expand-to.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Picks each element from `a` where `cond` is true, and from `b` where it is false; all three broadcast together.
 *
 *     out[i] = cond[i] ? a[i] : b[i]
 *
 * What is not picked leaves no trace, whatever it is: NaN, +∞ or −∞. Gradients flow to the picked elements of
 * `a` and `b` only (never to `cond`).
 *
 * Not allowed: reading the values of a tensor.
 *
 * @param cond dtype bool
 * @param a a tensor, or a number, which counts as a float32 scalar
 * @param b a tensor, or a number, which counts as a float32 scalar
 * @returns the broadcast shape of cond, a and b; the dtype that a + b would have (bool < int32 < float32)
 * @throws Error if cond is not bool, or if the shapes do not broadcast
 *
 * @example
 * const score = tf.tensor2d([[0.4118, 0.6295], [0.1647, 0.286]]);
 * whereBroadcast(score.greater(0.5), 0, 1); // [[1, 0], [1, 1]]
 * const known = tf.tensor2d([[1], [0]], [2, 1], 'bool');
 * whereBroadcast(known, tf.tensor1d([1, 2, 3]), -Infinity); // [[1, 2, 3], [-∞, -∞, -∞]]
 *
 * @see PyTorch documentation, torch.where; used for masked attention in Dive into Deep Learning §11.3
 */
export function whereBroadcast(cond: tf.Tensor, a: tf.Tensor | number, b: tf.Tensor | number): tf.Tensor {
  throw new NotImplemented('2.08');
}
