// Exercise 8.06, 11 points.
// Do without: conv1d, conv2d, conv2dTranspose, depthwiseConv2d, separableConv2d, tf.layers, tf.fused, tf.grad,
//   tf.grads, tf.valueAndGrad, tf.valueAndGrads, tf.variableGrads, tf.customGrad, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: Conv2D, FusedConv2D, DepthwiseConv2dNative, Conv2DBackpropFilter, Conv2DBackpropInput.
// You may import: ./01-conv-output-size, ./05-im2col.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The gradient of a convolution by its kernels, by hand (`tf.grad` and its relatives are not allowed).
 *
 *     forward, without padding or bias:   y[n, r, c, o] = Σᵢⱼₐ x[n, r · s + i, c · s + j, a] · k[i, j, a, o]
 *     given dy = ∂L/∂y, wanted:           ∂L/∂k[i, j, a, o] = Σ over n, r, c of  x[n, r · s + i, c · s + j, a] · dy[n, r, c, o]
 *
 * The sum runs over all places the kernel was laid on, in all images. Where the stride does not divide h − kh, the last rows
 * of x lie under no kernel, and have no part in the gradient.
 *
 * @param x images, float32 [n, h, w, ci]
 * @param dy the gradient that arrives from above, float32 [n, oh, ow, co]
 * @param kernel height and width of the kernels
 * @param stride of the forward pass, in both directions (default 1)
 * @returns float32 [kh, kw, ci, co]
 * @throws if dy has not the n, oh and ow that belong to x, kernel and stride, or for a kernel or stride that 8.05 refuses
 *
 * @example
 * // one image [[0, 1, 2], [3, 4, 5], [6, 7, 8]] and dy = [[1, 0], [0, 2]], both with one channel
 * conv2dFilterGrad(x, dy, [2, 2]); // [[8, 11], [17, 20]]: 8 = 1·0 + 2·4
 *
 * @see d2l §7.4.4 (§6.4 in older editions) has the forward pass
 */
export function conv2dFilterGrad(x: tf.Tensor4D, dy: tf.Tensor4D, kernel: [number, number], stride = 1): tf.Tensor4D {
  throw new NotImplemented('8.06');
}
