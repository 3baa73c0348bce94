/**
 * @alternative Chooses first and divides the survivors afterwards.
 */
import { seededRandom, tf } from '@gradus/runtime';
import { dropoutMask } from '#06-dropout/01-dropout-mask';

export function dropoutLayer(x: tf.Tensor, p: number, training: boolean, seed?: number): tf.Tensor {
  if (Number.isNaN(p) || p < 0 || p > 1) throw new RangeError('p');
  if (!training || p === 0) return tf.clone(x);
  return tf.tidy(() => {
    const mask = dropoutMask(x.shape, p, seed ?? Math.floor(seededRandom(Date.now())() * 1e9 + Math.random() * 1e9));
    const survivors = tf.where(mask.notEqual(0), x, tf.zerosLike(x));
    return p === 1 ? survivors : survivors.div(1 - p);
  });
}
