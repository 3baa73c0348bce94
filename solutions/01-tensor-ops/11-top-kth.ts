import { tf } from '@gradus/runtime';

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
 * @exercise 1.11
 */
export function topK(
  x: tf.Tensor,
  k: number,
  axis: number = -1,
  largest: boolean = true,
): { values: tf.Tensor; indices: tf.Tensor } {
  const d = tf.util.parseAxisParam(axis, x.shape)[0]!;
  const length = x.shape[d]!;
  if (!Number.isInteger(k) || k < 1 || k > length) {
    throw new Error(`k must be one of 1 … ${length} (the length of axis ${axis}), but it is ${k}.`);
  }
  return tf.tidy(() => {
    const sign = tf.scalar(largest ? 1 : -1, x.dtype); // the smallest of x are the largest of -x
    const top = tf.topk(swapWithLast(x.mul(sign), d), k); // […, length] → […, k]
    return { values: swapWithLast(top.values, d).mul(sign), indices: swapWithLast(top.indices, d) };
  });
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
 * @exercise 1.11
 */
export function kthValue(x: tf.Tensor, k: number, axis: number = -1): { values: tf.Tensor; indices: tf.Tensor } {
  return tf.tidy(() => {
    const smallest = topK(x, k, axis, false); // k at the axis, ascending
    const last = tf.scalar(k - 1, 'int32');
    return { values: smallest.values.gather(last, axis), indices: smallest.indices.gather(last, axis) };
  });
}

/**
 * Swaps axis d with the last one; twice is as good as never.
 *
 * @solution
 */
function swapWithLast(x: tf.Tensor, d: number): tf.Tensor {
  const order = x.shape.map((_, i) => i);
  [order[d], order[x.rank - 1]] = [x.rank - 1, d];
  return x.transpose(order);
}
