import { tf } from '@gradus/runtime';
import type { batchMoments } from '#07-batch-norm/01-batch-moments';

type Moments = typeof batchMoments;

/** One of the two results alone, so that it can be differentiated. */
export function meanOf(moments: Moments, x: tf.Tensor, axes: number[]): tf.Tensor {
  return moments(x, axes).mean;
}

export function varianceOf(moments: Moments, x: tf.Tensor, axes: number[]): tf.Tensor {
  return moments(x, axes).variance;
}
