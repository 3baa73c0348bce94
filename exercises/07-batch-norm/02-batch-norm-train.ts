// Exercise 7.02, 14 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: FusedBatchNorm.
// You may import: ./01-batch-moments.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Batch normalization as it works in training: every feature (column) gets mean 0 and variance 1 within the batch, then
 * a scale and a shift of its own.
 *
 *     x̂ = (x − mean) / √(variance + eps)        mean, variance: per column, over the n rows; variance biased
 *     y = gamma · x̂ + beta
 *
 * A column that is constant, as every column is for n = 1, becomes beta.
 *
 * @param x a batch, float32 [n, d], n ≥ 1
 * @param gamma scale per feature, float32 [d]
 * @param beta shift per feature, float32 [d]
 * @param eps keeps the root away from 0 (default 1e-5)
 * @returns y [n, d], and the statistics of the batch, mean [d] and variance [d]; y is differentiable with respect to
 *   x, gamma and beta, and mean and variance depend on x like any other result
 * @throws if gamma or beta has not the length d, or if n = 0
 *
 * @example
 * const x = tf.tensor2d([[1, 2], [3, 4], [5, 9]]);
 * batchNormTrain(x, tf.tensor1d([2, 0.5]), tf.tensor1d([1, -1]));
 * // y [[-1.4495, -1.5095], [1, -1.1698], [3.4495, -0.3206]], mean [3, 5], variance [8/3, 26/3]
 *
 * @see d2l §8.5.2.1 (§7.5 in older editions); Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network
 *   Training by Reducing Internal Covariate Shift", 2015, algorithm 1
 */
export function batchNormTrain(
  x: tf.Tensor2D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  eps = 1e-5,
): { y: tf.Tensor2D; mean: tf.Tensor1D; variance: tf.Tensor1D } {
  throw new NotImplemented('7.02');
}
