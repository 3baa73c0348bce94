/**
 * @alternative Splits off one element after the other, and combines them by the larger one and log(1 +
 * exp(−difference)).
 */
import { tf } from '@gradus/runtime';

export function logSumExp(x: tf.Tensor, axis?: number, keepDims = false): tf.Tensor {
  const d = axis === undefined ? 0 : tf.util.parseAxisParam(axis, x.shape)[0]!;
  return tf.tidy(() => {
    const values = axis === undefined ? x.flatten() : x;
    const kept = values.shape.with(d, 1);
    const slices = values.shape[d] === 0 ? [] : tf.split(values, values.shape[d]!, d);
    const total = slices.reduce(combined, tf.fill(kept, -Infinity));
    if (axis === undefined) return total.reshape(keepDims ? x.shape.map(() => 1) : []);
    return keepDims ? total : total.squeeze([d]);
  });
}

/** log(exp(a) + exp(b)); where the larger one is infinite, that is the sum. */
function combined(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const isLarger = a.greater(b);
  const [larger, smaller] = [tf.where(isLarger, a, b), tf.where(isLarger, b, a)];
  const isFinite = tf.logicalAnd(larger.isFinite(), smaller.isFinite());
  const gap = tf.where(isFinite, smaller.sub(larger), tf.zerosLike(larger));
  return tf.where(isFinite, larger.add(gap.exp().log1p()), larger);
}
