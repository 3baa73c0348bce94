/**
 * @alternative Chooses before the root and after it.
 */
import { tf } from '@gradus/runtime';

export function safeNorm(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => {
    const n = tf.sum(tf.square(x));
    const isZero = n.equal(0);
    const harmless = tf.where(isZero, tf.onesLike(n), n);
    return tf.where(isZero, tf.zerosLike(n), harmless.sqrt()) as tf.Scalar;
  });
}
