// Exercise 1.11, 12 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Finds the k largest (or smallest) values along an axis, and where they are.
 *
 * `largest` true: the k largest, the largest first. `largest` false: the k smallest, the smallest first.
 * Of equal values the one with the lower index comes first. `indices` are positions along `axis` of `x`.
 *
 * @param x float32 or int32, any rank from 1, finite (int32: greater than −2³¹)
 * @param k a whole number 1 … x.shape[axis]
 * @param axis −rank … rank − 1; the last one if left out
 * @param largest true if left out
 * @returns `values` (dtype of `x`) and `indices` (int32), both with the shape of `x` but with k at `axis`
 * @throws Error if the axis does not exist or if there is no such k
 * @example
 * const x = tf.tensor2d([[5, 1, 4], [2, 6, 2]]);
 * topK(x, 2);            // values [[5, 4], [6, 2]], indices [[0, 2], [1, 0]]
 * topK(x, 2, 1, false);  // values [[1, 4], [2, 2]], indices [[1, 2], [0, 2]]
 * topK(x, 1, 0);         // values [[5, 6, 4]],      indices [[0, 1, 0]]
 * @see PyTorch: `torch.topk`
 */
export function topK(
  x: tf.Tensor,
  k: number,
  axis: number = -1,
  largest: boolean = true,
): { values: tf.Tensor; indices: tf.Tensor } {
  throw new NotImplemented('1.11');
}

/**
 * Finds the k-th SMALLEST value along an axis, and where it is. k counts from 1: k = 1 is the minimum,
 * k = x.shape[axis] the maximum.
 *
 * Equal values are ranked by their index, the lower one first. `indices` are positions along `axis` of `x`.
 *
 * @param x float32 or int32, any rank from 1, finite (int32: greater than −2³¹)
 * @param k a whole number 1 … x.shape[axis]
 * @param axis −rank … rank − 1; the last one if left out
 * @returns `values` (dtype of `x`) and `indices` (int32), both with the shape of `x` without that axis
 * @throws Error if the axis does not exist or if there is no such k
 * @example
 * const x = tf.tensor2d([[5, 1, 4], [2, 6, 2]]);
 * kthValue(x, 2);    // values [4, 2],    indices [2, 2]
 * kthValue(x, 1, 0); // values [2, 1, 2], indices [1, 0, 1]
 * @see PyTorch: `torch.kthvalue`
 */
export function kthValue(x: tf.Tensor, k: number, axis: number = -1): { values: tf.Tensor; indices: tf.Tensor } {
  throw new NotImplemented('1.11');
}
