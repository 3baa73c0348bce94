/**
 * @alternative Puts 0 in place of what was dropped, and divides the rest.
 */
import { tf } from '@gradus/runtime';

export function dropoutBackward(dy: tf.Tensor, mask: tf.Tensor, p: number): tf.Tensor {
  if (Number.isNaN(p) || p < 0 || p > 1) throw new RangeError('p');
  if (dy.rank !== mask.rank || dy.shape.some((length, i) => length !== mask.shape[i])) throw new RangeError('shapes');
  return tf.tidy(() => {
    const kept = tf.where(mask.greater(0.5), dy, tf.zerosLike(dy));
    return p === 1 ? tf.zerosLike(dy) : kept.div(tf.scalar(1 - p));
  });
}
