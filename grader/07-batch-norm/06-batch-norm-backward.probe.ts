import { tf } from '@gradus/runtime';
import type * as Exercise from '#07-batch-norm/06-batch-norm-backward';

/** The function with all its tensors in a row, as a check of its traces wants them. */
export function batchNormBackward(
  backward: typeof Exercise.batchNormBackward,
  dy: tf.Tensor2D,
  xHat: tf.Tensor2D,
  variance: tf.Tensor1D,
  gamma: tf.Tensor1D,
  eps: number,
) {
  return backward(dy, { xHat, variance, gamma, eps });
}
