/**
 * @alternative Brings the coordinates to the front, and sums axis 0.
 */
import { tf } from '@gradus/runtime';

export function pairwiseSquaredDistances(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const [[m, d], [n, e]] = [a.shape, b.shape];
  if (d !== e) throw new RangeError('coordinates');
  return tf.tidy(() => {
    const [left, right] = [a.transpose().reshape([d, m, 1]), b.transpose().reshape([d, 1, n])];
    return tf.squaredDifference(left, right).sum(0);
  });
}
