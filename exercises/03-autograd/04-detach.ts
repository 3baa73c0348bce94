// Exercise 3.04, 9 points.
// Do without: dataSync, arraySync, bufferSync, bytesSync, tf.tensor, tensor1d, tensor2d, tensor3d, tensor4d,
//   tensor5d, tensor6d, scalar, variable.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The identity, but a constant for differentiation: the value of x comes through, the gradient does not.
 *
 *     forward:  y = x            backward:  ∂/∂x = 0, whatever arrives from above (even NaN or ±∞)
 *
 * TensorFlow.js has no `stopGradient`; this is the stand-in for `x.detach()` of PyTorch. With u = detach(x·x) the
 * product z = u·x is treated as "constant times x", so ∂z/∂x = u instead of 3x².
 *
 * It is a part of the graph like any other operation: `tf.grad` of Σ detach(x) is zeros, it is not an error. Shape and
 * dtype are kept (any dtype). The result is a new tensor: disposing it leaves x alive.
 *
 * Reading the numbers out of x to build a new tensor is not allowed: on a GPU that would wait for the whole queue.
 *
 * @param x any tensor
 * @returns a new tensor with the same values
 * @example
 * const x = tf.tensor1d([0, 1, 2, 3]);
 * tf.grad((x) => detach(x.mul(x)).mul(x).sum())(x); // [0, 1, 4, 9]
 * tf.grad((x) => x.mul(x).mul(x).sum())(x);         // [0, 3, 12, 27]
 * @see Dive into Deep Learning, section 2.5.3 "Detaching Computation"
 */
export function detach<T extends tf.Tensor>(x: T): T {
  throw new NotImplemented('3.04');
}
