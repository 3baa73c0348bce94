/**
 * @misconception tf.oneHot makes a row of zeros of an id that is none; 4.01 refuses it.
 * @caughtBy errors
 */
import { tf } from '@gradus/runtime';
import { rnnCell } from '#09-rnn/03-rnn-cell';

export interface RnnParams {
  Wxh: tf.Tensor2D;
  Whh: tf.Tensor2D;
  bh: tf.Tensor1D;
  Whq: tf.Tensor2D;
  bq: tf.Tensor1D;
}

export function rnnForward(ids: tf.Tensor2D, h0: tf.Tensor2D, p: RnnParams): { logits: tf.Tensor2D; h: tf.Tensor2D } {
  const [T, B] = ids.shape;
  const V = p.Wxh.shape[0];
  if (T === 0) throw new Error('The window has no step.');
  return tf.tidy(() => {
    const inputs = tf
      .oneHot(ids.reshape([T * B]) as tf.Tensor1D, V)
      .toFloat()
      .reshape([T, B, V]);
    const states: tf.Tensor2D[] = [];
    let h = h0;
    for (const x of tf.unstack(inputs) as tf.Tensor2D[]) {
      h = rnnCell(x, h, p); // [B, V], [B, H] -> [B, H]
      states.push(h);
    }
    const logits = tf.concat(states).matMul<tf.Tensor2D>(p.Whq).add<tf.Tensor2D>(p.bq); // [T·B, H] -> [T·B, V]
    return { logits, h };
  });
}
