/**
 * @alternative Works out one factor and one summand per feature before it looks at x.
 */
import { tf } from '@gradus/runtime';

export function batchNormInference(
  x: tf.Tensor2D,
  mean: tf.Tensor1D,
  variance: tf.Tensor1D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  eps = 1e-5,
): tf.Tensor2D {
  const d = x.shape[1];
  if ([mean, variance, gamma, beta].some((vector) => vector.shape[0] !== d)) throw new RangeError('features');
  return tf.tidy(() => {
    const factor = tf.div(gamma, tf.sqrt(tf.add(variance, eps)));
    const summand = tf.sub(beta, tf.mul(mean, factor));
    return tf.add(tf.mul(x, factor), summand) as tf.Tensor2D;
  });
}
