/**
 * @alternative Sends zeros and unit vectors through both layers, and reads W and b off the answers.
 */
import { tf } from '@gradus/runtime';

export interface FixedBatchNorm {
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  eps: number;
}

export function foldBatchNorm(W: tf.Tensor2D, b: tf.Tensor1D, bn: FixedBatchNorm): { W: tf.Tensor2D; b: tf.Tensor1D } {
  const out = W.shape[1];
  if ([b, bn.mean, bn.variance, bn.gamma, bn.beta].some((vector) => vector.size !== out))
    throw new RangeError('outputs');
  return tf.tidy(() => {
    const std = tf.sqrt(tf.add(bn.variance, bn.eps));
    const linear = (rows: tf.Tensor) => tf.mul(tf.div(rows, std), bn.gamma); // what happens to a difference
    const atZero = linear(tf.sub(b, bn.mean)).add(bn.beta);
    return { W: linear(W) as tf.Tensor2D, b: atZero as tf.Tensor1D };
  });
}
