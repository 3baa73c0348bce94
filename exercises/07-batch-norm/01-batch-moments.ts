// Exercise 7.01, 12 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: FusedBatchNorm.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Mean and variance of the elements along some axes.
 *
 *     mean     = 1/n Σ x
 *     variance = 1/n Σ (x − mean)²        (biased: divided by n, not by n − 1)
 *
 * Both sums run over the given axes, and n is the number of elements behind each mean. The variance is never negative,
 * and it stays right where the mean is large beside the deviations: batch statistics of raw features look like that.
 *
 * @param x float32 of rank 1 or more
 * @param axes one or more different axes to reduce; negative ones count from the end
 * @returns two float32 tensors in the shape of `x` without the reduced axes; both differentiable
 * @throws if one of `axes` is not an axis of `x`, or if there is nothing to average (n = 0)
 *
 * @example
 * batchMoments(tf.tensor2d([[1, 2], [3, 4], [5, 9]]), [0]); // mean [3, 5], variance [8/3, 26/3]
 * batchMoments(tf.tensor1d([10000, 10001, 10002]), [0]); // mean 10001, variance 0.6667
 *
 * @see d2l §8.5.2 (§7.5 in older editions)
 */
export function batchMoments(x: tf.Tensor, axes: readonly number[]): { mean: tf.Tensor; variance: tf.Tensor } {
  throw new NotImplemented('7.01');
}
