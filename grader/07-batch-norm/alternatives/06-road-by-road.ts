/**
 * @alternative Follows the three roads one by one, as the chain rule has them.
 */
import { tf } from '@gradus/runtime';

export interface BatchNormCache {
  xHat: tf.Tensor2D;
  variance: tf.Tensor1D;
  gamma: tf.Tensor1D;
  eps: number;
}

export function batchNormBackward(
  dy: tf.Tensor2D,
  { xHat, variance, gamma, eps }: BatchNormCache,
): { dx: tf.Tensor2D; dGamma: tf.Tensor1D; dBeta: tf.Tensor1D } {
  const [n, d] = dy.shape;
  if (n === 0 || xHat.shape[0] !== n || xHat.shape[1] !== d || variance.size !== d || gamma.size !== d)
    throw new RangeError('shapes');
  return tf.tidy(() => {
    const std = variance.add(eps).sqrt();
    const centred = xHat.mul(std); // x − mean
    const dxHat = dy.mul(gamma);
    const dVariance = dxHat.mul(centred).sum(0).mul(-0.5).div(std.mul(std).mul(std));
    const direct = dxHat.div(std);
    const overVariance = centred.mul(dVariance).mul(2 / n);
    const dMean = direct.sum(0).neg(); // the deviations sum to 0, so the variance adds nothing
    return {
      dx: direct.add(overVariance).add(dMean.div(n)) as tf.Tensor2D,
      dGamma: tf.mul(dy, xHat).sum(0) as tf.Tensor1D,
      dBeta: tf.sum(dy, 0) as tf.Tensor1D,
    };
  });
}
