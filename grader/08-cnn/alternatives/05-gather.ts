/**
 * @alternative Picks all pixels by number.
 */
import { tf } from '@gradus/runtime';

export function im2col(x: tf.Tensor4D, [kh, kw]: [number, number], stride = 1): tf.Tensor2D {
  const [n, h, w, ci] = x.shape;
  if (![kh, kw, stride].every((v) => Number.isInteger(v) && v > 0) || kh > h || kw > w) throw new Error('no window');
  const [oh, ow] = [Math.floor((h - kh) / stride) + 1, Math.floor((w - kw) / stride) + 1];
  const at: number[] = [];
  for (let m = 0; m < n; m++)
    for (let r = 0; r < oh; r++)
      for (let c = 0; c < ow; c++)
        for (let i = 0; i < kh; i++)
          for (let j = 0; j < kw; j++) at.push((m * h + r * stride + i) * w + c * stride + j);
  return tf.tidy(() =>
    x
      .reshape([n * h * w, ci])
      .gather(tf.tensor1d(at, 'int32'))
      .reshape<tf.Tensor2D>([n * oh * ow, kh * kw * ci]),
  );
}
