// Exercise 2.09, 10 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The squared Euclidean distance between each row of `a` and each row of `b`.
 *
 *     out[i][j] = Σ_k (a[i][k] − b[j][k])²
 *
 * The result is never negative, and for a = b it is symmetric, with exact zeros on the diagonal. Points that are far
 * from the origin but near each other keep their distance: (10000, 0) and (10001, 0) are 1 apart.
 * All pairs are computed together: how many TensorFlow.js kernels run does not depend on m, n or d.
 *
 * @param a m points, shape [m, d]
 * @param b n points, shape [n, d]
 * @returns shape [m, n]; zeros if d = 0
 * @throws Error if the points of a and b do not have the same number of coordinates
 *
 * @example
 * const a = tf.tensor2d([[0, 0], [1, 1]]);
 * const b = tf.tensor2d([[3, 4], [1, 0], [0, 0]]);
 * pairwiseSquaredDistances(a, b); // [[25, 1, 0], [13, 1, 2]]
 *
 * @see Dive into Deep Learning §11.2 (Attention Pooling by Similarity), where such distances weight the data points
 */
export function pairwiseSquaredDistances(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  throw new NotImplemented('2.09');
}
