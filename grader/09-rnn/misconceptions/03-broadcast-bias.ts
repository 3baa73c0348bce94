/**
 * @misconception A bias of length 1 would be broadcast to all states without a word: compare the lengths.
 * @caughtBy errors
 */
import { tf } from '@gradus/runtime';

export function rnnCell(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  p: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): tf.Tensor2D {
  const { Wxh, Whh, bh } = p;
  return tf.tidy(() => x.matMul(Wxh).add(h.matMul(Whh)).add<tf.Tensor2D>(bh).tanh()); // [B, H]
}
