/**
 * @alternative Turns every map into a row of a matrix, and chooses whole rows.
 */
import { tf } from '@gradus/runtime';
import { dropoutMask } from '#06-dropout/01-dropout-mask';

export function spatialDropout2d(x: tf.Tensor4D, p: number, seed: number): tf.Tensor4D {
  const [n, h, w, c] = x.shape;
  return tf.tidy(() => {
    const coins = dropoutMask([n * c, 1], p, seed);
    const rows = x.transpose([0, 3, 1, 2]).reshape([n * c, h * w]);
    const kept = coins.notEqual(0).logicalAnd(tf.ones([1, h * w], 'bool'));
    const survivors = tf.where(kept, rows.mul(p === 1 ? 0 : 1 / (1 - p)), tf.zerosLike(rows));
    return survivors.reshape([n, c, h, w]).transpose<tf.Tensor4D>([0, 2, 3, 1]);
  });
}
