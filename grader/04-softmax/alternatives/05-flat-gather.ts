/**
 * @alternative Counts the places in the flattened scores.
 */
import { tf } from '@gradus/runtime';

export function pickByLabel(yHat: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor1D {
  const [n, k] = yHat.shape;
  if (y.dtype !== 'int32' || y.shape.length !== 1 || y.shape[0] !== n) throw new TypeError('y');
  const places = Int32Array.from(y.dataSync(), (label, i) => {
    if (label < 0 || label >= k) throw new RangeError('label');
    return i * k + label;
  });
  return tf.tidy(() => yHat.flatten().gather(tf.tensor1d(places, 'int32')) as tf.Tensor1D);
}
