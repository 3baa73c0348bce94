// Exercise 3.05, 11 points.
// You may import: ./02-gradient-of.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The vector-Jacobian product: the Jacobian of f at x, seen from the side of the outputs through the weights v.
 *
 *     vjp(f, x, v) = ∂( Σᵢ vᵢ·f(x)ᵢ ) / ∂x                 shape of x, float32
 *
 * For vectors this is vᵀ·J, one backward pass and never the whole matrix J. It is what PyTorch computes in
 * `y.backward(gradient=v)`; with v = ones it is `y.sum().backward()`. The formula holds for tensors x and f(x) of any
 * shape, i running over all elements of f(x). If f ignores x, the result is zeros.
 *
 * @param f the function
 * @param x the point, float32, any shape
 * @param v one weight for each element of f(x): exactly the shape of f(x)
 * @returns a new tensor of the shape of x
 * @throws if v does not have the shape of f(x) (there is no broadcasting), or if x is not float32
 * @example
 * vjp((x) => x.square(), tf.tensor1d([1, 2, 3]), tf.tensor1d([1, 10, 100])); // [2, 40, 600]
 * @see Dive into Deep Learning, section 2.5.2 "Backward for Non-Scalar Variables"; `tf.grad` in the TensorFlow.js API
 */
export function vjp(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor, v: tf.Tensor): tf.Tensor {
  throw new NotImplemented('3.05');
}

/**
 * The Jacobian matrix of a vector function in numerator layout: one ROW per output, one COLUMN per input.
 *
 *     J[i][j] = ∂f(x)ᵢ / ∂xⱼ                                f: Rⁿ → Rᵐ gives J of shape [m, n]
 *
 * In this layout the Jacobian of f(x) = A·x is A itself (in denominator layout it would be Aᵀ).
 * m = 0 and n = 0 are allowed and give an empty matrix.
 *
 * @param f the function from a vector of n numbers to a vector of m numbers
 * @param x the point [n], float32
 * @returns a new tensor [m, n]
 * @throws if x or f(x) is not of rank 1
 * @example
 * jacobian((x) => x.square() as tf.Tensor1D, tf.tensor1d([1, 2])); // [[2, 0], [0, 4]]
 * @see Dive into Deep Learning, sections 2.4.3 "Partial Derivatives and Gradients" and 2.5.2
 */
export function jacobian(f: (x: tf.Tensor1D) => tf.Tensor1D, x: tf.Tensor1D): tf.Tensor2D {
  throw new NotImplemented('3.05');
}
