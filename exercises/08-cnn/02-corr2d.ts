// Exercise 8.02, 9 points.
// Do without: conv1d, conv2d, depthwiseConv2d, separableConv2d, tf.layers, tf.fused, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: Conv2D, FusedConv2D, DepthwiseConv2dNative.
// You may import: ./01-conv-output-size.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The cross-correlation of one image with one kernel: the sum of products at every place where the kernel lies wholly on
 * the image.
 *
 *     out[r, c] = Σᵢⱼ x[r + i, c + j] · k[i, j]          i < kh, j < kw;   r < h − kh + 1, c < w − kw + 1
 *
 * The kernel is laid on as it is, not turned round. (Deep learning calls this a convolution; mathematicians turn the kernel
 * by 180° first.)
 *
 * @param x the image, float32 [h, w]
 * @param k the kernel, float32 [kh, kw]
 * @returns float32 [h − kh + 1, w − kw + 1]; differentiable by `x` and by `k`
 * @throws if the kernel is higher or wider than the image
 *
 * @example
 * const x = tf.tensor2d([[0, 1, 2], [3, 4, 5], [6, 7, 8]]);
 * corr2d(x, tf.tensor2d([[0, 1], [2, 3]])); // [[19, 25], [37, 43]]: 19 = 0·0 + 1·1 + 3·2 + 4·3
 *
 * @see d2l §7.2.1 (§6.2 in older editions)
 */
export function corr2d(x: tf.Tensor2D, k: tf.Tensor2D): tf.Tensor2D {
  throw new NotImplemented('8.02');
}
