/**
 * @alternative Turns b, so that both share their last axis, and sums that.
 */
import { tf } from '@gradus/runtime';

export function batchMatMul(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  if (a.rank < 2 || b.rank < 2) throw new RangeError('rank');
  const [m, k] = a.shape.slice(-2) as [number, number];
  const [l, n] = b.shape.slice(-2) as [number, number];
  if (k !== l) throw new RangeError('k');
  const swapped = b.shape.map((_, i) => i);
  swapped.push(...swapped.splice(-2).reverse());
  return tf.tidy(() => {
    const rows = a.reshape([...a.shape.slice(0, -2), m, 1, k]);
    const columns = b.transpose(swapped).reshape([...b.shape.slice(0, -2), 1, n, k]);
    return rows.mul(columns).sum(-1);
  });
}
