/**
 * @alternative Gathers within each row.
 */
import { tf } from '@gradus/runtime';

export function pickByLabel(yHat: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor1D {
  const [n, k] = yHat.shape;
  if (y.rank !== 1 || y.dtype !== 'int32' || y.size !== n) throw new TypeError('y');
  if (y.dataSync().some((label) => label < 0 || label >= k)) throw new RangeError('y');
  if (n === 0) return tf.zeros([0]);
  return tf.tidy(() => tf.gather(yHat, y.expandDims(1), 1, 1).reshape<tf.Tensor1D>([n]));
}
