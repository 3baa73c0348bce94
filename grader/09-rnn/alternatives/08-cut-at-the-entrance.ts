/**
 * @alternative Cuts the history where the state comes in, and keeps what goes out; a customGrad of its own for the cut.
 */
import { tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { rnnForward, type RnnParams } from '#09-rnn/04-rnn-forward';

export function carryState(h: tf.Tensor2D): tf.Tensor2D {
  const cut = tf.customGrad(() => ({ value: h.clone(), gradFunc: () => tf.zeros(h.shape) }));
  return tf.keep(cut(h) as tf.Tensor2D);
}

export function truncatedLoss(ids: tf.Tensor2D, targets: tf.Tensor2D, h: tf.Tensor2D, p: RnnParams) {
  if (String(ids.shape) !== String(targets.shape)) throw new Error('shapes');
  return tf.tidy(() => {
    const start = carryState(h);
    const { logits, h: last } = rnnForward(ids, start, p);
    const loss = crossEntropyFromLogits(logits, targets.reshape([ids.size])) as tf.Scalar;
    start.dispose();
    return { loss, h: tf.keep(last) };
  });
}
