// Exercise 7.03, 11 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Brings the running statistics up to date with one more batch, in place.
 *
 *     running.mean     ← (1 − momentum) · running.mean     + momentum · batch.mean
 *     running.variance ← (1 − momentum) · running.variance + momentum · batch.variance · n / (n − 1)
 *
 * As in PyTorch: momentum weighs the NEW value, and the running variance estimates the variance of all data, so it is
 * unbiased, while `batch.variance` is the biased one of 7.01. If anything throws, neither variable has changed.
 *
 * @param running the two variables to change, float32 [d]; they stay the same `tf.Variable` objects
 * @param batch mean and biased variance of the batch, float32 [d]
 * @param n how many values stand behind each of these means: the rows of the batch, at least 2
 * @param momentum 0 … 1: how much the new values count (default 0.1)
 * @throws if n is less than 2, or if a shape of `batch` differs from the shape of its variable
 *
 * @example
 * const running = { mean: tf.variable(tf.zeros([2])), variance: tf.variable(tf.ones([2])) };
 * const batch = { mean: tf.tensor1d([3, 5]), variance: tf.tensor1d([8 / 3, 26 / 3]) };
 * updateRunning(running, batch, 3); // mean [0.3, 0.5], variance [1.3, 2.2]
 *
 * @see d2l §8.5.2.4 and its code in §8.5.3 (§7.5 in older editions); PyTorch documentation of `BatchNorm1d`. Keras and
 *   `tf.layers.batchNormalization` count momentum the other way round, and their moving variance is biased.
 */
export function updateRunning(
  running: { mean: tf.Variable; variance: tf.Variable },
  batch: { mean: tf.Tensor1D; variance: tf.Tensor1D },
  n: number,
  momentum = 0.1,
): void {
  throw new NotImplemented('7.03');
}
