/**
 * @alternative Writes the logarithm of the sum out itself.
 */
import { tf } from '@gradus/runtime';

export function logSoftmax(x: tf.Tensor, axis = -1): tf.Tensor {
  return tf.tidy(() => {
    const z = tf.sub(x, tf.max(x, axis, true));
    return tf.sub(z, tf.log(tf.sum(tf.exp(z), axis, true)));
  });
}
