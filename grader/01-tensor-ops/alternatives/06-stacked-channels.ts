/**
 * @alternative Takes the channels apart and stacks them as the last axis.
 */
import { tf } from '@gradus/runtime';

export function nchwToNhwc(x: tf.Tensor4D): tf.Tensor4D {
  if (x.shape.length !== 4) throw new Error('four axes');
  return tf.tidy(() => tf.stack(tf.unstack(x, 1), 3) as tf.Tensor4D);
}
