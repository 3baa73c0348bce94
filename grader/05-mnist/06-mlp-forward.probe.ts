import type { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/06-mlp-forward';

type Forward = typeof Exercise.mlpForward;

/** A network of two layers as a function of its four parameters. */
export function twoLayers(
  forward: Forward,
  W1: tf.Tensor2D,
  b1: tf.Tensor1D,
  W2: tf.Tensor2D,
  b2: tf.Tensor1D,
  x: tf.Tensor2D,
): tf.Tensor2D {
  return forward([{ W: W1, b: b1 }, { W: W2, b: b2 }], x); // prettier-ignore
}
