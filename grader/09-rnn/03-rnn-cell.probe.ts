import { tf } from '@gradus/runtime';
import type * as Exercise from '#09-rnn/03-rnn-cell';

type Cell = typeof Exercise.rnnCell;

/** The cell with all tensors in one row, so that it can be differentiated by each of them. */
export function flat(
  rnnCell: Cell,
  x: tf.Tensor2D,
  h: tf.Tensor2D,
  Wxh: tf.Tensor2D,
  Whh: tf.Tensor2D,
  bh: tf.Tensor1D,
): tf.Tensor2D {
  return rnnCell(x, h, { Wxh, Whh, bh });
}
