/**
 * @misconception The output of a step looks at the state after that step, or it does not know what has just been read.
 * @caughtBy remembers
 */
import { tf } from '@gradus/runtime';
import { oneHotEncode } from '#04-softmax/01-one-hot-encode';
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
    const inputs = oneHotEncode(ids.reshape([T * B]), V).reshape([T, B, V]);
    const states: tf.Tensor2D[] = [];
    let h = h0;
    for (const x of tf.unstack(inputs) as tf.Tensor2D[]) {
      states.push(h);
      h = rnnCell(x, h, p);
    }
    const logits = tf.concat(states).matMul<tf.Tensor2D>(p.Whq).add<tf.Tensor2D>(p.bq); // [T·B, H] -> [T·B, V]
    return { logits, h };
  });
}
