/**
 * @alternative Adds up the outer products of the columns of a and the rows of b, one after the other.
 */
import { tf } from '@gradus/runtime';

export function batchMatMul(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  if (a.rank < 2 || b.rank < 2 || a.shape[a.rank - 1] !== b.shape[b.rank - 2]) throw new RangeError('shapes');
  return tf.tidy(() => {
    const columns = a.unstack(-1).map((column) => column.expandDims(-1)); // [..., m, 1]
    const rows = b.unstack(-2).map((row) => row.expandDims(-2)); // [..., 1, n]
    const products = columns.map((column, p) => column.mul(rows[p]!));
    if (products.length > 0) return products.reduce((sum, product) => sum.add(product));
    const first = (x: tf.Tensor, axis: number) => x.sum(axis, true); // zeros of the right shape
    return first(a, -1).mul(first(b, -2));
  });
}
