// Exercise 3.02, 7 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The gradient of Σ f(x) with respect to x: what `y.sum().backward()` leaves in `x.grad` in PyTorch.
 *
 *     gradientOf(f, x) = ∂( Σᵢ f(x)ᵢ ) / ∂x               shape of x, float32
 *
 * `f` may return a tensor of any shape: a scalar is differentiated as it is, anything else is summed first.
 *
 * A function that ignores x is constant, and the gradient of a constant is zero: the result is zeros then
 * (TensorFlow.js throws in that case). Every other error must come through to the caller: one that `f` throws, and
 * the one TensorFlow.js throws when the only way from x to f(x) leads through an operation without gradient.
 *
 * Calls can be nested: the gradient of a gradient is a second derivative.
 *
 * @param f the function; its intermediate tensors are disposed, also when f is a constant
 * @param x the point, float32, any shape
 * @returns a new tensor of the shape of x
 * @throws if x is not float32: there is no derivative with respect to an integer
 * @example
 * gradientOf((x) => x.mul(x), tf.tensor1d([1, 2, 3])); // [2, 4, 6]
 * gradientOf(() => tf.scalar(7), tf.tensor1d([1, 2])); // [0, 0]
 * @see Dive into Deep Learning, section 2.5.1 "A Simple Function"; `tf.grad` in the TensorFlow.js API
 */
export function gradientOf(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor {
  throw new NotImplemented('3.02');
}
