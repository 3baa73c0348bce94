import { tf } from '@gradus/runtime';
import type * as Exercise from '#07-batch-norm/08-fold-batch-norm';

/** The function with all its tensors in a row, as a check of its traces wants them. */
export function foldBatchNorm(
  fold: typeof Exercise.foldBatchNorm,
  W: tf.Tensor2D,
  b: tf.Tensor1D,
  mean: tf.Tensor1D,
  variance: tf.Tensor1D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
) {
  return fold(W, b, { mean, variance, gamma, beta, eps: 1e-5 });
}
