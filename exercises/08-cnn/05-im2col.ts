// Exercise 8.05, 9 points.
// Do without: conv1d, conv2d, depthwiseConv2d, separableConv2d, tf.layers, tf.fused, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: Conv2D, FusedConv2D, DepthwiseConv2dNative.
// You may import: ./01-conv-output-size.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Lays out every window of the images as one row of a matrix, so that a convolution becomes a matrix product.
 *
 *     rows:      one per window: the images one after the other, in each the windows from left to right, top to bottom
 *     columns:   the pixels of the window row by row, and all channels of a pixel side by side: (i, j, channel)
 *
 *     row (n, r, c), column (i, j, a):   x[n, r · stride + i, c · stride + j, a]
 *
 * With no padding, a convolution with kernels k [kh, kw, ci, co] is im2col(x, [kh, kw]) times k reshaped to
 * [kh · kw · ci, co].
 *
 * @param x images, float32 [n, h, w, ci]
 * @param kernel height and width of a window
 * @param stride from one window to the next, in both directions (default 1)
 * @returns float32 [n · oh · ow, kh · kw · ci]; differentiable: a pixel gets the sum over all windows it is in
 * @throws if a window is larger than the images, or for a kernel or stride that 8.01 refuses
 *
 * @example
 * // one image, one channel: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
 * im2col(x, [2, 2]); // [[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]]
 * im2col(x, [1, 2]); // [[0, 1], [1, 2], [3, 4], [4, 5], [6, 7], [7, 8]]
 *
 * @see Chellapilla, Puri and Simard, "High Performance Convolutional Neural Networks for Document Processing", 2006
 */
export function im2col(x: tf.Tensor4D, kernel: [number, number], stride = 1): tf.Tensor2D {
  throw new NotImplemented('8.05');
}
