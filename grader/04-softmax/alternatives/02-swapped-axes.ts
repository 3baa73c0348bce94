/**
 * @alternative Works along the last axis only, after a transpose, and divides by multiplying with the reciprocal.
 */
import { tf } from '@gradus/runtime';

export function softmax(x: tf.Tensor, axis = -1, temperature = 1): tf.Tensor {
  if (!(temperature > 0 && temperature < Infinity)) throw new RangeError('temperature');
  const [d] = tf.util.parseAxisParam(axis, x.shape) as [number];
  const last = x.rank - 1;
  const order = x.shape.map((_, i) => (i === d ? last : i === last ? d : i));
  return tf.tidy(() => {
    const z = x.transpose(order);
    const powers = tf.exp(tf.div(tf.sub(z, z.max(last).expandDims(last)), temperature));
    return powers.mul(powers.sum(last).expandDims(last).reciprocal()).transpose(order);
  });
}
