/**
 * @alternative Swaps neighbouring axes twice, as a bubble that rises.
 */
import { tf } from '@gradus/runtime';

export function nchwToNhwc(x: tf.Tensor4D): tf.Tensor4D {
  if (x.rank !== 4) throw new Error('four axes');
  return tf.tidy(() => tf.transpose(tf.transpose(x, [0, 2, 1, 3]), [0, 1, 3, 2]));
}
