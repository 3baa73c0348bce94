/**
 * @alternative Lays f(x) and zeros that depend on x side by side; tf.grad adds up what is not a scalar.
 */
import { tf } from '@gradus/runtime';

export function gradientOf(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor {
  if (x.dtype !== 'float32') throw new TypeError('x');
  const dependent = (x: tf.Tensor) => tf.concat([f(x).flatten().toFloat(), x.flatten().mul(0)]);
  return tf.grad(dependent)(x);
}
