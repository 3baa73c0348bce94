/**
 * @alternative Moves each statistic a part of the way towards the new one.
 */
import { tf } from '@gradus/runtime';

export function updateRunning(
  running: { mean: tf.Variable; variance: tf.Variable },
  batch: { mean: tf.Tensor1D; variance: tf.Tensor1D },
  n: number,
  momentum = 0.1,
): void {
  const pairs = [
    { variable: running.mean, recent: batch.mean, factor: 1 },
    { variable: running.variance, recent: batch.variance, factor: n / (n - 1) },
  ];
  if (Number.isNaN(n) || n < 2) throw new RangeError('n');
  if (pairs.some(({ variable, recent }) => String(variable.shape) !== String(recent.shape)))
    throw new RangeError('shapes');
  for (const { variable, recent, factor } of pairs) {
    const next = tf.tidy(() => tf.add(variable, tf.mul(tf.sub(tf.mul(recent, factor), variable), momentum)));
    variable.assign(next);
    next.dispose();
  }
}
