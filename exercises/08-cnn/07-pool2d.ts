// Exercise 8.07, 11 points.
// Do without: maxPool, avgPool, pool, maxPoolWithArgmax, maxPool3d, avgPool3d, conv2d, depthwiseConv2d, tf.layers,
//   dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: MaxPool, AvgPool, MaxPoolWithArgmax, MaxPool3D, AvgPool3D, Conv2D, FusedConv2D,
//   DepthwiseConv2dNative.
// You may import: ./01-conv-output-size.
import { NotImplemented, tf } from '@gradus/runtime';

/** How to pool. */
export interface PoolOptions {
  /** The largest value of each window, or the mean. */
  mode: 'max' | 'avg';
  /** Steps of the window, [downwards, to the right]; by default the window's own size, so that windows do not overlap. */
  stride?: [number, number];
  /** Margin: so many rows on top and at the bottom, so many columns on the left and on the right (default [0, 0]). */
  padding?: [number, number];
}

/**
 * Pooling: one number for each window of each channel.
 *
 *     out[n, r, c, a] = the maximum, or the mean, of the x[n, r · s₁ + i − p₁, c · s₂ + j − p₂, a]  with i < size₁, j < size₂
 *
 * A window may reach into the margin, but only what lies inside the image counts: the margin is never the maximum, and a
 * mean is divided by the number of pixels inside. Rows and columns too few for another window are left out. Heights and
 * widths follow from 8.01.
 *
 * @param x images, float32 [n, h, w, c]
 * @param size height and width of the window
 * @returns float32 [n, oh, ow, c]; differentiable (of equally large pixels, any may get the gradient of the maximum)
 * @throws if a padding is not smaller than the window in its direction, if a window is larger than the padded images, if
 *   the mode is another word, or for sizes, strides and paddings that 8.01 refuses
 *
 * @example
 * // one image, one channel: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
 * pool2d(x, [2, 2], { mode: 'max', stride: [1, 1] }); // [[4, 5], [7, 8]]
 * pool2d(x, [2, 2], { mode: 'avg', stride: [1, 1] }); // [[2, 3], [5, 6]]
 * pool2d(x, [2, 2], { mode: 'avg' }); // [[2]]
 * pool2d(x, [2, 2], { mode: 'avg', padding: [1, 1] }); // [[0, 1.5], [4.5, 6]]: one, two, two and four pixels inside
 *
 * @see d2l §7.5 (§6.5 in older editions)
 */
export function pool2d(x: tf.Tensor4D, size: [number, number], opts: PoolOptions): tf.Tensor4D {
  throw new NotImplemented('8.07');
}
