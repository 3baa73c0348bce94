// Exercise 1.05, 7 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Takes the elements with the given numbers along one axis, in the given order.
 *
 * For axis 1: y[i, j, …] = x[i, indices[j], …]. An index may come up several times; its gradient then comes in
 * several times as well, and adds up.
 *
 * @param x any rank from 1, any dtype
 * @param axis −rank … rank − 1; negative ones count from the end
 * @param indices int32, shape [k], values 0 … x.shape[axis] − 1 (here negative ones do NOT count from the end); k may be 0
 * @returns the shape of `x` with k in place of the length of that axis (also if k = 1), and the dtype of `x`
 * @throws Error if the axis does not exist, if `indices` is not an int32 vector, or if an index lies outside the axis
 * @example
 * const x = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
 * indexSelect(x, 1, tf.tensor1d([2, 0, 2], 'int32')); // [[3, 1, 3], [6, 4, 6]]
 * indexSelect(x, 0, tf.tensor1d([1], 'int32'));       // [[4, 5, 6]]
 * @see Dive into Deep Learning, section 3.3.2; PyTorch: `torch.index_select`
 */
export function indexSelect(x: tf.Tensor, axis: number, indices: tf.Tensor1D): tf.Tensor {
  throw new NotImplemented('1.05');
}
