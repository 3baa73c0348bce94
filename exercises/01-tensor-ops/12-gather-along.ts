// Exercise 1.12, 11 points.
// Do without: gatherND.
// TensorFlow.js must not run: GatherNd.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Looks up one value of `x` for each cell of `index`: PyTorch's `gather`.
 *
 * For rank 2: axis 0 gives y[i, j] = x[index[i, j], j], axis 1 gives y[i, j] = x[i, index[i, j]]. In general, the cell
 * of `index` says where along `axis` to look, and the place of the cell says where along all other axes.
 * If a value of `x` is looked up several times, the gradients of all those cells add up.
 *
 * Not allowed: `tf.gatherND` (it has no gradient). The values of `x` must not be read either, or the gradient is lost;
 * those of `index` may.
 *
 * @param x any rank from 1, float32 or int32
 * @param axis −rank … rank − 1
 * @param index int32, the rank of `x`, no axis but `axis` longer than that of `x`;
 *   values 0 … x.shape[axis] − 1 (negative ones do NOT count from the end)
 * @returns the shape of `index` and the dtype of `x`
 * @throws Error if the axis does not exist, if `index` is not int32, if the shapes do not fit as said,
 *   or if a value of `index` lies outside the axis
 * @example
 * const x = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
 * gatherAlong(x, 1, tf.tensor2d([[2, 2], [0, 1]], [2, 2], 'int32')); // [[3, 3], [4, 5]]
 * gatherAlong(x, 0, tf.tensor2d([[1, 0, 1]], [1, 3], 'int32'));      // [[4, 2, 6]]
 * @see PyTorch: `torch.gather`; NumPy: `take_along_axis`
 */
export function gatherAlong(x: tf.Tensor, axis: number, index: tf.Tensor): tf.Tensor {
  throw new NotImplemented('1.12');
}
