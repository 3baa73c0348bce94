import * as tf from '@tensorflow/tfjs';
import { overrideGradient, sumToShape } from './gradient';

/**
 * y = (x - mean) · r · scale + offset, where r = 1 / √(variance + ε), so with Σ over the normalized axes
 *   dx = dy · r · scale       dmean = -Σdy · r · scale      doffset = Σdy
 *   dscale = Σ(dy (x - mean)) · r      dvariance = -½ Σ(dy (x - mean)) · r³ · scale
 * Both sums are made once; the stock gradient repeats r over the whole of x first, and sums four times.
 */
export function speedUpBatchNormGradient(): void {
  overrideGradient('FusedBatchNorm', (dy, [x, mean, variance, scale], attrs) => {
    const { varianceEpsilon } = attrs as { varianceEpsilon: number };
    const r = tf.rsqrt(tf.add(variance!, varianceEpsilon));
    const scaledR = scale == null ? r : tf.mul(r, scale);
    const sumDy = sumToShape(dy, mean!.shape);
    const sumDyDeviation = sumToShape(tf.mul(dy, tf.sub(x!, mean!)), mean!.shape);
    return {
      x: () => tf.mul(dy, scaledR),
      mean: () => tf.neg(tf.mul(sumDy, scaledR)),
      variance: () => tf.mul(tf.mul(sumDyDeviation, tf.mul(tf.square(r), scaledR)), -0.5),
      scale: () => tf.mul(sumDyDeviation, r),
      offset: () => tf.clone(sumDy),
    };
  });
}
