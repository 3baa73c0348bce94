/**
 * @alternative Rounds positive numbers down and negative ones up.
 */
import { tf } from '@gradus/runtime';

export function truncFrac(x: tf.Tensor): { trunc: tf.Tensor; frac: tf.Tensor } {
  return tf.tidy(() => {
    const trunc = tf.where(x.less(0), x.ceil(), x.floor());
    return { trunc, frac: x.sub(trunc) };
  });
}
