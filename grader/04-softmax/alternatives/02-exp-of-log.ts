/**
 * @alternative Takes the exponential of the shifted logits minus the logarithm of their sum.
 */
import { tf } from '@gradus/runtime';

export function softmax(x: tf.Tensor, axis = -1, temperature = 1): tf.Tensor {
  if (!(temperature > 0)) throw new RangeError('temperature');
  return tf.tidy(() => {
    const z = x.sub(x.max(axis, true)).mul(1 / temperature);
    return z.sub(z.exp().sum(axis, true).log()).exp();
  });
}
