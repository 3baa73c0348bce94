/**
 * @alternative Draws a tensor of uniform numbers, and compares it with p.
 */
import { tf } from '@gradus/runtime';

export function dropoutMask(shape: readonly number[], p: number, seed: number): tf.Tensor {
  if (Number.isNaN(p) || p < 0 || p > 1) throw new RangeError('p');
  return tf.tidy(() => {
    const u = tf.randomUniform([...shape], 0, 1, 'float32', seed + 0.5); // never 0, which would be no seed
    return p === 1 ? tf.zerosLike(u) : u.greaterEqual(p).toFloat();
  });
}
