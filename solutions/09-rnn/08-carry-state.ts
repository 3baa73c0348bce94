import { tf } from '@gradus/runtime';
import { detach } from '#03-autograd/04-detach';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { rnnForward, type RnnParams } from './04-rnn-forward';

/**
 * Takes a state over the border between two windows: its values go on, its history ends.
 *
 * The result is a constant for differentiation, and it survives the `tf.tidy` (or `tf.variableGrads`) in which it is
 * made. It belongs to the caller, who disposes it once the next window is done.
 *
 * @param h a state, float32 [B, H]; it stays as it is
 * @returns a new tensor with the same values
 *
 * @example
 * const next = tf.tidy(() => carryState(h.mul(2))); // alive, although the tidy has ended
 *
 * @see d2l §9.5 and §9.7 (truncated backpropagation through time: §8.7.1 in older editions)
 * @exercise 9.08
 */
export function carryState(h: tf.Tensor2D): tf.Tensor2D {
  return tf.keep(detach(h));
}

/**
 * The loss of one window, and the state for the next one. Gradients end at the border of the window.
 *
 *     loss = mean over all T·B characters of −log softmax(logits)[target]
 *     h    = the state after the last step, carried over: a constant, alive after a tf.tidy
 *
 * @param ids int32 [T, B]
 * @param targets what follows each of them, int32 [T, B]
 * @param h the state before the window, float32 [B, H]; neither changed nor disposed
 * @throws if ids and targets differ in shape, and as 9.04 does
 *
 * @example
 * // inside a training loop
 * let next!: tf.Tensor2D;
 * const { value, grads } = tf.variableGrads(() => {
 *   const { loss, h: last } = truncatedLoss(x, y, h, params);
 *   next = last;
 *   return loss;
 * });
 * h.dispose();
 * h = next; // of all states one is alive
 *
 * @exercise 9.08
 */
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
