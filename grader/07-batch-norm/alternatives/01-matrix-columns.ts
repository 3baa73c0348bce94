/**
 * @alternative Lays the elements of each mean out as a column, and sums by hand.
 */
import { tf } from '@gradus/runtime';

export function batchMoments(x: tf.Tensor, axes: readonly number[]): { mean: tf.Tensor; variance: tf.Tensor } {
  const reduced = tf.util.parseAxisParam([...axes], x.shape);
  const kept = x.shape.map((_, i) => i).filter((i) => !reduced.includes(i));
  const shape = kept.map((i) => x.shape[i]!);
  const n = reduced.reduce((product, i) => product * x.shape[i]!, 1);
  if (n === 0) throw new RangeError('nothing to average');
  return tf.tidy(() => {
    const columns = x.transpose([...reduced, ...kept]).reshape([n, x.size / n]);
    const mean = columns.sum(0).div(n);
    const variance = tf.squaredDifference(columns, mean).sum(0).div(n);
    return { mean: mean.reshape(shape), variance: variance.reshape(shape) };
  });
}
