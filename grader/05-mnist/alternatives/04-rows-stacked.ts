/**
 * @alternative Flattens one example after the other, and stacks the rows.
 */
import { tf } from '@gradus/runtime';

export function flatten(x: tf.Tensor): tf.Tensor2D {
  if (x.shape.length === 0) throw new RangeError('a scalar');
  const width = tf.util.sizeFromShape(x.shape.slice(1));
  if (x.size === 0) return x.reshape([x.shape[0]!, width]);
  return tf.tidy(() => tf.stack(x.unstack(0).map((row) => row.flatten())) as tf.Tensor2D);
}
