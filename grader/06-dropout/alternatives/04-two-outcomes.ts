/**
 * @alternative Weighs the squared distances of the two outcomes from x.
 */
import { tf } from '@gradus/runtime';

export function dropoutVariance(x: tf.Tensor, p: number): tf.Tensor {
  if (Number.isNaN(p) || p < 0 || p >= 1) throw new RangeError('p');
  const values = Array.from(x.dataSync(), (value) => {
    const survivor = value / (1 - p);
    return p * value ** 2 + (1 - p) * (survivor - value) ** 2;
  });
  return tf.tensor(values, x.shape, 'float32');
}
