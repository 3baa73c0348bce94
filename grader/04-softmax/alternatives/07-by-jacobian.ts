/**
 * @alternative Multiplies the slope of −log by the Jacobian of softmax, row by row.
 */
import { tf } from '@gradus/runtime';
import { oneHotEncode } from '#04-softmax/01-one-hot-encode';
import { softmax } from '#04-softmax/02-softmax';

export function crossEntropyGrad(logits: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor2D {
  const [n, k] = logits.shape;
  if (y.size !== n) throw new RangeError('y');
  return tf.tidy(() => {
    const p = softmax(logits);
    const isTrue = oneHotEncode(y, k);
    const towards = p.mul(tf.sub(1, isTrue)); // the other classes: p
    const away = tf.sub(1, isTrue).mul(p).sum(1, true).neg().mul(isTrue); // the true one: minus all the others
    return towards.add(away).div(n) as tf.Tensor2D;
  });
}
