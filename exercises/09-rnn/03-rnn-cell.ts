// Exercise 9.03, 8 points.
// Do without: tf.layers, basicLSTMCell, multiRNNCell.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * One step of a recurrent layer: the new state from the input and the old state.
 *
 *     h' = tanh(x Wxh + h Whh + bh)
 *
 * @param x the inputs of this step, float32 [B, V]: one row per text
 * @param h the old state, float32 [B, H]
 * @param p.Wxh input to state, float32 [V, H]
 * @param p.Whh state to state, float32 [H, H]
 * @param p.bh float32 [H]
 * @returns the new state, float32 [B, H]; differentiable with respect to all five
 * @throws if any shape does not fit the others; a bias of length 1 and a state with a single row do not stand for several
 *
 * @example
 * // B = V = H = 1 with x = 1, h = 0.5, Wxh = 0.5, Whh = 0.5, bh = 1
 * // tanh(1 · 0.5 + 0.5 · 0.5 + 1) = tanh(1.75) = 0.941376
 *
 * @see d2l §9.4.2 (§8.4.2 in older editions)
 */
export function rnnCell(
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  p: { Wxh: tf.Tensor2D; Whh: tf.Tensor2D; bh: tf.Tensor1D },
): tf.Tensor2D {
  throw new NotImplemented('9.03');
}
