/**
 * @alternative Takes off one layer after the other, and multiplies with an extra column of ones for the bias.
 */
import { tf } from '@gradus/runtime';

interface Layer {
  W: tf.Tensor2D;
  b: tf.Tensor1D;
}

export function mlpForward(params: ReadonlyArray<Layer>, x: tf.Tensor2D): tf.Tensor2D {
  const [first, ...others] = params;
  if (!first) throw new RangeError('no layer');
  if (first.b.size !== first.W.shape[1]) throw new RangeError('bias');
  return tf.tidy(() => {
    const withOnes = tf.concat([x, tf.ones<tf.Rank.R2>([x.shape[0], 1])], 1);
    const z = tf.matMul(withOnes, tf.concat([first.W, first.b.expandDims(0) as tf.Tensor2D], 0)) as tf.Tensor2D;
    return others.length === 0 ? z : mlpForward(others, tf.mul(z, z.step()));
  });
}
