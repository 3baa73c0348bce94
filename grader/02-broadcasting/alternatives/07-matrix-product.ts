/**
 * @alternative Lays the slices out as rows, and sums them by a product with a column of ones.
 */
import { tf } from '@gradus/runtime';

export function rowNormalize(x: tf.Tensor, p: 1 | 2 | typeof Infinity, axis = -1): tf.Tensor {
  const d = tf.util.parseAxisParam(axis, x.shape)[0]!;
  const last = x.rank - 1;
  const order = x.shape.map((_, i) => (i === d ? last : i === last ? d : i));
  return tf.tidy(() => {
    const swapped = x.toFloat().transpose(order);
    const rows = swapped.reshape<tf.Tensor2D>([-1, swapped.shape[last]!]);
    const largest = rows.abs().max(1, true);
    const isZero = largest.equal(0).toFloat();
    const scaled = rows.div<tf.Tensor2D>(largest.add(isZero));
    const normed = scaled.div(lengths(scaled, p).add(isZero));
    return normed.reshape(swapped.shape).transpose(order);
  });
}

function lengths(rows: tf.Tensor2D, p: number): tf.Tensor {
  const ones = tf.ones<tf.Rank.R2>([rows.shape[1], 1]);
  if (p === 1) return rows.abs().matMul(ones as tf.Tensor);
  if (p === 2)
    return rows
      .square()
      .matMul(ones as tf.Tensor)
      .sqrt();
  if (p === Infinity) return rows.abs().max(1, true);
  throw new RangeError('p');
}
