/**
 * @alternative Takes the moments over three axes, without a matrix in between.
 */
import { tf } from '@gradus/runtime';
import { batchMoments } from '#07-batch-norm/01-batch-moments';

export function batchNorm2d(x: tf.Tensor4D, gamma: tf.Tensor1D, beta: tf.Tensor1D, eps = 1e-5): tf.Tensor4D {
  const c = x.shape[3];
  if (gamma.shape[0] !== c || beta.shape[0] !== c) throw new RangeError('channels');
  return tf.tidy(() => {
    const { mean, variance } = batchMoments(x, [0, 1, 2]);
    const factor = tf.div(gamma, variance.add(eps).sqrt());
    return tf.add<tf.Tensor4D>(tf.mul(tf.sub(x, mean), factor), beta);
  });
}
