/**
 * @alternative Multiplies each row by the identity minus the probabilities.
 */
import { tf } from '@gradus/runtime';

export function softmaxJacobian(p: tf.Tensor1D): tf.Tensor2D {
  return tf.tidy(() => {
    const k = p.size;
    return tf
      .eye(k)
      .sub(p)
      .mul(p.reshape([k, 1])) as tf.Tensor2D;
  });
}
