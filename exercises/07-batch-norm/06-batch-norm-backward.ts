// Exercise 7.06, 14 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync,
//   tf.grad, tf.grads, tf.valueAndGrad, tf.valueAndGrads, tf.variableGrads, tf.customGrad.
// TensorFlow.js must not run: FusedBatchNorm.
import { NotImplemented, tf } from '@gradus/runtime';

/** What the forward pass keeps for the way back. */
export interface BatchNormCache {
  /** The normalized batch (x − mean) / √(variance + eps), float32 [n, d]. */
  xHat: tf.Tensor2D;
  /** The biased variance of each column of x, float32 [d]. */
  variance: tf.Tensor1D;
  /** The scale, float32 [d]. */
  gamma: tf.Tensor1D;
  eps: number;
}

/**
 * The gradients of 7.02, from formulas you derive on paper (`tf.grad` and its relatives are not allowed).
 *
 *     y = gamma · x̂ + beta,    x̂ = (x − mean) / √(variance + eps)
 *     given dy = ∂L/∂y, wanted: ∂L/∂x, ∂L/∂gamma, ∂L/∂beta
 *
 * mean and variance are computed from x, so every element of a column moves the whole column of y. x itself is not
 * needed. In each column dx sums to 0: adding one number to a whole column of x changes nothing.
 *
 * @param dy the gradient that arrives from above, float32 [n, d], n ≥ 1
 * @param cache what the forward pass kept
 * @returns dx [n, d], dGamma [d], dBeta [d], all float32
 * @throws if dy and xHat differ in shape, if variance or gamma has not the length d, or if n = 0
 *
 * @example
 * // for x = [[1, 2], [3, 4], [5, 9]], gamma = [2, 0.5], eps = 1e-5 and dy = [[1, 0], [0, 1], [2, -1]]
 * // dx = [[0.6124, -0.0980], [-1.2247, 0.1372], [0.6124, -0.0392]], dGamma = [1.2247, -1.6984], dBeta = [3, 0]
 *
 * @see Ioffe and Szegedy, "Batch Normalization", 2015, section 3
 */
export function batchNormBackward(
  dy: tf.Tensor2D,
  cache: BatchNormCache,
): { dx: tf.Tensor2D; dGamma: tf.Tensor1D; dBeta: tf.Tensor1D } {
  throw new NotImplemented('7.06');
}
