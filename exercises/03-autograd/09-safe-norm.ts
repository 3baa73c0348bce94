// Exercise 3.09, 9 points.
// Do without: dataSync, arraySync, bufferSync, bytesSync, customGrad, engine.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The Euclidean norm over all elements, with a gradient that is never NaN:
 *
 *     forward:  ‖x‖ = √( Σᵢ xᵢ² )
 *     backward: ∂‖x‖/∂x = x / ‖x‖,   and 0 at x = 0
 *
 * √ has an infinite slope at 0, and ∞·0 is NaN: that is what `tf.norm` answers at x = 0. A norm of zeros turns up in
 * every training run (a dead unit, a padded row), and one NaN spoils all the weights.
 *
 * The value must be exact, not √(Σ + ε). Ordinary TensorFlow.js operations only: no own gradient, no reading of data.
 * The squares have to fit into float32, so 1e-18 < |xᵢ| < 1e18 is the range in which the answer is promised
 * (besides 0); how to go beyond was the subject of exercise 2.07.
 *
 * @param x float32, any shape; an empty tensor has the norm 0
 * @returns a new scalar
 * @example
 * safeNorm(tf.tensor1d([3, 4]));          // 5
 * tf.grad(safeNorm)(tf.tensor1d([3, 4])); // [0.6, 0.8]
 * tf.grad(safeNorm)(tf.tensor1d([0, 0])); // [0, 0]
 * @see Dive into Deep Learning, section 2.3.11 "Norms"
 */
export function safeNorm(x: tf.Tensor): tf.Scalar {
  throw new NotImplemented('3.09');
}
