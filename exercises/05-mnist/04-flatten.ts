// Exercise 5.04, 4 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * One row for each example: [b, …] → [b, product of the other lengths].
 *
 * The elements keep their order (row-major: the last axis runs fastest). The product of no lengths is 1.
 *
 * @param x any dtype, at least one axis; b may be 0
 * @returns a matrix of the same dtype; differentiable
 * @throws if `x` is a scalar
 *
 * @example
 * flatten(tf.zeros([4, 28, 28, 1])); // [4, 784]
 * flatten(tf.tensor1d([3, 1, 4])); // [[3], [1], [4]]
 *
 * @see d2l §5.1.2, `nn.Flatten` (§4.3 in older editions)
 */
export function flatten(x: tf.Tensor): tf.Tensor2D {
  throw new NotImplemented('5.04');
}
