/**
 * @misconception A stride moves the window; the pixels inside it lie close together.
 * @caughtBy stride
 */
import { tf } from '@gradus/runtime';
import { convOutputSize } from '#08-cnn/01-conv-output-size';

export function im2col(x: tf.Tensor4D, kernel: [number, number], stride = 1): tf.Tensor2D {
  const [n, h, w, ci] = x.shape;
  const [kh, kw] = kernel;
  const [oh, ow] = [convOutputSize(h, kh, { stride }), convOutputSize(w, kw, { stride })];
  return tf.tidy(() => {
    const places: tf.Tensor[] = []; // for each place (i, j) in the window, what lies there in all windows
    for (let i = 0; i < kh; i++) {
      for (let j = 0; j < kw; j++) {
        const end = [n, i + (oh - 1) * stride + 1, j + (ow - 1) * stride + 1, ci];
        places.push(x.stridedSlice([0, i, j, 0], [n, i + oh, j + ow, ci], [1, 1, 1, 1])); // [n, oh, ow, ci]
      }
    }
    return tf.concat(places, 3).reshape<tf.Tensor2D>([n * oh * ow, kh * kw * ci]);
  });
}
