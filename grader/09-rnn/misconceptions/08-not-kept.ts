/**
 * @misconception A tf.tidy around the window disposes the state unless tf.keep takes it out.
 * @caughtBy survives
 */
import { tf } from '@gradus/runtime';
import { detach } from '#03-autograd/04-detach';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { rnnForward, type RnnParams } from '#09-rnn/04-rnn-forward';

export function carryState(h: tf.Tensor2D): tf.Tensor2D {
  return detach(h);
}

export function truncatedLoss(
  ids: tf.Tensor2D,
  targets: tf.Tensor2D,
  h: tf.Tensor2D,
  p: RnnParams,
): { loss: tf.Scalar; h: tf.Tensor2D } {
  if (!tf.util.arraysEqual(ids.shape, targets.shape)) {
    throw new Error(`The ids have the shape [${ids.shape}] but the targets [${targets.shape}].`);
  }
  return tf.tidy(() => {
    const { logits, h: last } = rnnForward(ids, h, p); // [T·B, V], rows in the order of ids
    const loss = crossEntropyFromLogits(logits, targets.flatten()) as tf.Scalar;
    return { loss, h: carryState(last) };
  });
}
