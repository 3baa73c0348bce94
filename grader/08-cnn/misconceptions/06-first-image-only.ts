/**
 * @misconception All images of the batch contribute.
 * @caughtBy batch
 */
import { tf } from '@gradus/runtime';
import { convOutputSize } from '#08-cnn/01-conv-output-size';
import { im2col } from '#08-cnn/05-im2col';

export function conv2dFilterGrad(x: tf.Tensor4D, dy: tf.Tensor4D, kernel: [number, number], stride = 1): tf.Tensor4D {
  const [n, h, w, ci] = x.shape;
  const [kh, kw] = kernel;
  const [oh, ow] = [convOutputSize(h, kh, { stride }), convOutputSize(w, kw, { stride })];
  const co = dy.shape[3];
  if (!tf.util.arraysEqual(dy.shape, [n, oh, ow, co])) {
    throw new Error(`dy must have the shape [${n}, ${oh}, ${ow}, any] but has [${dy.shape}].`);
  }
  return tf.tidy(() => {
    const windows = im2col(x, kernel, stride); // [n·oh·ow, kh·kw·ci], and y = windows · K
    const dK = windows
      .slice([0, 0], [oh * ow, -1])
      .transpose()
      .matMul(dy.reshape<tf.Tensor2D>([n * oh * ow, co]).slice([0, 0], [oh * ow, -1])); // as of any matrix product
    return dK.reshape<tf.Tensor4D>([kh, kw, ci, co]);
  });
}
