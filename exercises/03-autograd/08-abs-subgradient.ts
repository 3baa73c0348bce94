// Exercise 3.08, 7 points.
// Do without: dataSync, arraySync, bufferSync, bytesSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The absolute value with the subgradient 0 at 0, as PyTorch has it:
 *
 *     forward:  y = |x|
 *     backward: ∂/∂xᵢ = dyᵢ·s,   s = −1 if xᵢ < 0,   0 if xᵢ = 0 (also −0),   +1 if xᵢ > 0
 *
 * |x| has a kink at 0: every slope in [−1, 1] is a subgradient there, and `tf.abs` happens to pick −1. The middle, 0,
 * is the choice that does not push a weight that is already at its optimum. dy is the gradient that arrives from
 * above. Elementwise, any shape. |NaN| is NaN.
 *
 * It must work in the middle of a longer function too, where x is an intermediate result that TensorFlow.js disposes
 * before the backward pass begins.
 *
 * @param x float32, any shape
 * @returns a new tensor of the shape of x
 * @example
 * tf.grad((x) => absSubgradient(x).sum())(tf.tensor1d([-1, 0, 2])); // [−1, 0, 1]
 * @see Dive into Deep Learning, section 2.4; `tf.customGrad` in the TensorFlow.js API
 */
export function absSubgradient(x: tf.Tensor): tf.Tensor {
  throw new NotImplemented('3.08');
}
