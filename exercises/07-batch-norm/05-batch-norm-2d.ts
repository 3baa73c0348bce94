// Exercise 7.05, 9 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: FusedBatchNorm.
// You may import: ./02-batch-norm-train, ./01-batch-moments.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Batch normalization of images, as it works in training: every channel is one feature, seen at all places of all images.
 *
 *     y[i,r,s,k] = gamma[k] · (x[i,r,s,k] − mean[k]) / √(variance[k] + eps) + beta[k]
 *
 * mean[k] and variance[k] (biased) run over the n · h · w values of channel k. One image is enough if it has several
 * pixels.
 *
 * @param x images, channels last (NHWC), float32 [n, h, w, c]; none of n, h, w is 0
 * @param gamma scale per channel, float32 [c]
 * @param beta shift per channel, float32 [c]
 * @param eps keeps the root away from 0 (default 1e-5)
 * @returns float32 [n, h, w, c]; differentiable with respect to x, gamma and beta
 * @throws if gamma or beta has not the length c, or if n · h · w = 0
 *
 * @example
 * const x = tf.tensor4d([1, 10, 3, 30], [1, 1, 2, 2]); // one row of two pixels with two channels
 * batchNorm2d(x, tf.tensor1d([1, 1]), tf.tensor1d([0, 5])); // [[[[-1, 4], [1, 6]]]], but for eps
 *
 * @see d2l §8.5.2.2 (§7.5 in older editions; there the channels come first)
 */
export function batchNorm2d(x: tf.Tensor4D, gamma: tf.Tensor1D, beta: tf.Tensor1D, eps = 1e-5): tf.Tensor4D {
  throw new NotImplemented('7.05');
}
