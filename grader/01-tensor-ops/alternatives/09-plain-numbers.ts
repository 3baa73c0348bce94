/**
 * @alternative Reads the numbers and cuts them with Math.trunc.
 */
import { tf } from '@gradus/runtime';

export function truncFrac(x: tf.Tensor): { trunc: tf.Tensor; frac: tf.Tensor } {
  const values = Array.from(x.dataSync());
  const trunc = values.map(Math.trunc);
  const frac = values.map((value, i) => value - trunc[i]!);
  return { trunc: tf.tensor(trunc, x.shape, 'float32'), frac: tf.tensor(frac, x.shape, 'float32') };
}
