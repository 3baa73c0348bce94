/**
 * @alternative Stacks all shifted slices and multiplies once.
 */
import { tf } from '@gradus/runtime';

export function corr2d(x: tf.Tensor2D, k: tf.Tensor2D): tf.Tensor2D {
  const [h, w] = x.shape;
  const [kh, kw] = k.shape;
  if (kh > h || kw > w) throw new RangeError('kernel too large');
  const [oh, ow] = [h - kh + 1, w - kw + 1];
  return tf.tidy(() => {
    const slices: tf.Tensor[] = [];
    for (let i = 0; i < kh; i++) for (let j = 0; j < kw; j++) slices.push(x.slice([i, j], [oh, ow]).flatten());
    return k
      .reshape([1, kh * kw])
      .matMul(tf.stack(slices) as tf.Tensor2D)
      .reshape<tf.Tensor2D>([oh, ow]);
  });
}
