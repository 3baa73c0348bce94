// Exercise 1.08, 7 points.
// Do without: split.
// TensorFlow.js must not run: SplitV.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Cuts a tensor into consecutive parts along one axis: the inverse of `concat`.
 *
 * Part p has length sizes[p] along the axis and begins where part p − 1 ends; all other axes stay whole.
 *
 * Not allowed: `tf.split`.
 *
 * @param x any rank from 1, any dtype
 * @param sizes whole numbers ≥ 0 that add up to the length of the axis; a part of size 0 is an empty tensor
 * @param axis −rank … rank − 1
 * @returns as many new tensors as there are sizes
 * @throws Error if the axis does not exist, if a size is negative or not whole, or if the sizes do not add up;
 *   no tensor may be left behind then
 * @example
 * splitBySizes(tf.tensor1d([1, 2, 3, 4, 5]), [2, 3]);            // [1, 2] and [3, 4, 5]
 * splitBySizes(tf.tensor2d([[1, 2, 3], [4, 5, 6]]), [1, 2], -1); // [[1], [4]] and [[2, 3], [5, 6]]
 * @see PyTorch: `torch.split`
 */
export function splitBySizes(x: tf.Tensor, sizes: readonly number[], axis: number = 0): tf.Tensor[] {
  throw new NotImplemented('1.08');
}
