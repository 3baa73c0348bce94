/**
 * @alternative Multiplies x by its sign, which TensorFlow.js takes for a constant on the way back.
 */
import { tf } from '@gradus/runtime';

export function absSubgradient(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => x.mul(x.sign()));
}
