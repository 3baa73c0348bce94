/**
 * @alternative Picks rows of the identity matrix.
 */
import { tf } from '@gradus/runtime';

export function oneHotEncode(labels: tf.Tensor1D, depth: number): tf.Tensor2D {
  if (labels.dtype !== 'int32' || labels.rank !== 1 || !Number.isInteger(depth) || depth <= 0)
    throw new TypeError('labels, depth');
  if (labels.dataSync().some((label) => label < 0 || label >= depth)) throw new RangeError('labels');
  return tf.tidy(() => tf.eye(depth).gather(labels) as tf.Tensor2D);
}
