// Exercise 9.04, 12 points.
// Do without: tf.layers, basicLSTMCell, multiRNNCell.
// You may import: #04-softmax/01-one-hot-encode, ./03-rnn-cell.
import { NotImplemented, tf } from '@gradus/runtime';

/** The parameters of a recurrent network; variables will do, too. V: size of the vocabulary, H: width of the state. */
export interface RnnParams {
  /** Input to state, float32 [V, H]. */
  Wxh: tf.Tensor2D;
  /** State to state, float32 [H, H]. */
  Whh: tf.Tensor2D;
  /** float32 [H] */
  bh: tf.Tensor1D;
  /** State to output, float32 [H, V]. */
  Whq: tf.Tensor2D;
  /** float32 [V] */
  bq: tf.Tensor1D;
}

/**
 * Reads a window of B texts and scores, after each character, what may come next.
 *
 *     x_t = one-hot rows of ids[t]                     [B, V]
 *     h_{t+1} = rnnCell(x_t, h_t)                      [B, H], h_0 given
 *     logits of step t = h_{t+1} Whq + bq              [B, V]
 *
 * The logits of all steps stand below each other, time first: row t·B + b is what follows ids[t, b].
 *
 * @param ids int32 [T, B], T ≥ 1: time first, as 9.02 makes them
 * @param h0 the state before the first step, float32 [B, H]
 * @returns logits float32 [T·B, V], and the state after the last step, float32 [B, H]; both differentiable with respect
 *   to h0 and all parameters
 * @throws if `ids` is not int32 or has no step, if an id is not one of 0 … V − 1, or if h0 does not have B rows
 *
 * @example
 * const h0 = tf.zeros<tf.Rank.R2>([2, 3]); // two texts, a state of 3 numbers
 * const ids = tf.tensor2d([[0, 1], [1, 1], [0, 0]], [3, 2], 'int32'); // the columns 0 1 0 and 1 1 0
 * const { logits, h } = rnnForward(ids, h0, params); // logits [6, 2], h [2, 3]
 *
 * @see d2l §9.4.2 and §9.5.1 (§8.5 in older editions)
 */
export function rnnForward(ids: tf.Tensor2D, h0: tf.Tensor2D, p: RnnParams): { logits: tf.Tensor2D; h: tf.Tensor2D } {
  throw new NotImplemented('9.04');
}
