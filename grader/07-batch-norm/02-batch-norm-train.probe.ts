import { tf } from '@gradus/runtime';
import type { batchNormTrain } from '#07-batch-norm/02-batch-norm-train';

type Train = typeof batchNormTrain;

/** y alone, so that it can be differentiated. */
export function outputOf(train: Train, x: tf.Tensor2D, gamma: tf.Tensor1D, beta: tf.Tensor1D, eps: number) {
  return train(x, gamma, beta, eps).y;
}

/** The returned variance alone. */
export function varianceOf(train: Train, x: tf.Tensor2D, gamma: tf.Tensor1D, beta: tf.Tensor1D) {
  return train(x, gamma, beta).variance;
}
