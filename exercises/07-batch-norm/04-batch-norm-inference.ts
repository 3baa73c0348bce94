// Exercise 7.04, 9 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: FusedBatchNorm.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Batch normalization as it works after training: with statistics that are given, not computed from x.
 *
 *     y = gamma · (x − mean) / √(variance + eps) + beta
 *
 * Every row is treated alone: what becomes of it does not depend on the other rows. Any number of rows will do, also
 * 1 or 0.
 *
 * @param x float32 [n, d]
 * @param mean running mean, float32 [d]
 * @param variance running variance, float32 [d], may be 0
 * @param gamma scale per feature, float32 [d]
 * @param beta shift per feature, float32 [d]
 * @param eps keeps the root away from 0 (default 1e-5)
 * @returns float32 [n, d]; differentiable with respect to x, gamma and beta
 * @throws if one of the four vectors has not the length d
 *
 * @example
 * const x = tf.tensor2d([[1, 2], [3, 4], [5, 9]]);
 * const [ones, zeros] = [tf.ones<tf.Rank.R1>([2]), tf.zeros<tf.Rank.R1>([2])];
 * batchNormInference(x, tf.tensor1d([0.3, 0.5]), tf.tensor1d([1.3, 2.2]), ones, zeros);
 * // [[0.613938, 1.011297], [2.368048, 2.359694], [4.122157, 5.730686]]
 *
 * @see d2l §8.5.2.4 (§7.5 in older editions)
 */
export function batchNormInference(
  x: tf.Tensor2D,
  mean: tf.Tensor1D,
  variance: tf.Tensor1D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  eps = 1e-5,
): tf.Tensor2D {
  throw new NotImplemented('7.04');
}
