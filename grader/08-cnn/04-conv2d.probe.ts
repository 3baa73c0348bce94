import { tf } from '@gradus/runtime';
import type * as Exercise from '#08-cnn/04-conv2d';

type Conv2d = typeof Exercise.conv2d;

/** With the bias as an argument of its own, so that it can be differentiated by. */
export function withBias(conv2d: Conv2d, x: tf.Tensor4D, k: tf.Tensor4D, bias: tf.Tensor1D, opts: object) {
  return conv2d(x, k, { ...opts, bias });
}
