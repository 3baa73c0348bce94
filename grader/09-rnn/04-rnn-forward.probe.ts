import { tf } from '@gradus/runtime';
import type * as Exercise from '#09-rnn/04-rnn-forward';

type Forward = typeof Exercise.rnnForward;

/** The logits, with all tensors in one row, so that they can be differentiated by each of them. */
export function logits(
  rnnForward: Forward,
  ids: tf.Tensor2D,
  h0: tf.Tensor2D,
  Wxh: tf.Tensor2D,
  Whh: tf.Tensor2D,
  bh: tf.Tensor1D,
  Whq: tf.Tensor2D,
  bq: tf.Tensor1D,
): tf.Tensor2D {
  return rnnForward(ids, h0, { Wxh, Whh, bh, Whq, bq }).logits;
}

/** The last state, in the same way. */
export function state(
  rnnForward: Forward,
  ids: tf.Tensor2D,
  h0: tf.Tensor2D,
  Wxh: tf.Tensor2D,
  Whh: tf.Tensor2D,
  bh: tf.Tensor1D,
  Whq: tf.Tensor2D,
  bq: tf.Tensor1D,
): tf.Tensor2D {
  return rnnForward(ids, h0, { Wxh, Whh, bh, Whq, bq }).h;
}
