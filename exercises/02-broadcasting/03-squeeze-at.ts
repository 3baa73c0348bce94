// Exercise 2.03, 6 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Removes dimensions of size 1, as `torch.squeeze` does. The values and their order stay the same.
 *
 * Without an axis all dimensions of size 1 go. With an axis only that one goes, and only if its size is 1;
 * a dimension of another size is left alone, without an error.
 *
 * @param x any tensor, of any dtype
 * @param axis −r … r−1 for a tensor of rank r (so none fits a scalar); omitted: every dimension
 * @returns a tensor of its own, even if nothing was removed: disposing it does not touch x
 * @throws Error if axis is out of range or not an integer
 *
 * @example
 * squeezeAt(tf.zeros([1, 32, 1, 1])); // shape [32]
 * squeezeAt(tf.zeros([1, 32, 1, 1]), 0); // shape [32, 1, 1]
 * squeezeAt(tf.zeros([1, 32, 1, 1]), 1); // shape [1, 32, 1, 1]
 *
 * @see PyTorch documentation, torch.squeeze
 */
export function squeezeAt(x: tf.Tensor, axis?: number): tf.Tensor {
  throw new NotImplemented('2.03');
}

/**
 * Inserts a dimension of size 1, as `torch.unsqueeze` does. The values and their order stay the same.
 *
 * @param x any tensor of rank r, of any dtype
 * @param axis where the new dimension stands in the result: −(r+1) … r
 * @returns a tensor of its own: disposing it does not touch x
 * @throws Error if axis is out of range or not an integer
 *
 * @example
 * unsqueezeAt(tf.tensor1d([1.2, 2.3]), 0); // [[1.2, 2.3]]
 * unsqueezeAt(tf.tensor1d([1.2, 2.3]), -1); // [[1.2], [2.3]]
 *
 * @see PyTorch documentation, torch.unsqueeze
 */
export function unsqueezeAt(x: tf.Tensor, axis: number): tf.Tensor {
  throw new NotImplemented('2.03');
}
