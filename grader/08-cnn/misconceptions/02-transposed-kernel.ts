/**
 * @misconception Rows of the kernel lie on rows of the image: no transpose.
 * @caughtBy edges
 */
import { tf } from '@gradus/runtime';
import { convOutputSize } from '#08-cnn/01-conv-output-size';

export function corr2d(x: tf.Tensor2D, k: tf.Tensor2D): tf.Tensor2D {
  k = k.transpose();
  const [kh, kw] = k.shape;
  const size: [number, number] = [convOutputSize(x.shape[0], kh), convOutputSize(x.shape[1], kw)];
  return tf.tidy(() => {
    let out = tf.zeros<tf.Rank.R2>(size);
    for (let i = 0; i < kh; i++) {
      for (let j = 0; j < kw; j++) {
        const seenByKij = x.slice([i, j], size); // what k[i, j] meets at all places at once
        out = out.add(seenByKij.mul(k.slice([i, j], [1, 1])));
      }
    }
    return out;
  });
}
