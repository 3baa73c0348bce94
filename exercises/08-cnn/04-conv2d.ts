// Exercise 8.04, 13 points.
// Do without: tf.conv1d, tf.conv2d, tf.conv3d, tf.depthwiseConv2d, tf.separableConv2d, tf.layers, tf.fused, dataSync,
//   arraySync, bufferSync.
// TensorFlow.js must not run: Conv2D, FusedConv2D, DepthwiseConv2dNative.
// You may import: ./01-conv-output-size, ./03-pad2d.
import { NotImplemented, tf } from '@gradus/runtime';
import { type Pads } from './03-pad2d';

/** How to move a kernel over images. */
export interface Conv2dOptions {
  /** Steps of the kernel: one number, or [downwards, to the right] (default 1). */
  stride?: number | [number, number];
  /** 'valid': none (the default). 'same': see below. Otherwise so many zeros on each side. */
  padding?: 'same' | 'valid' | Pads;
  /** One number per output channel, float32 [co]; without it nothing is added. */
  bias?: tf.Tensor1D;
}

/**
 * A convolutional layer: every output channel is the sum of the cross-correlations of all input channels, each with a
 * kernel of its own, plus a bias.
 *
 *     out[n, r, c, o] = bias[o] + Σᵢⱼₐ x̃[n, r · s₁ + i, c · s₂ + j, a] · k[i, j, a, o]        x̃: the padded images
 *
 * Heights and widths follow from 8.01. 'same' pads with zeros until the output has length ⌈length / stride⌉; if their
 * number is odd, one more at the bottom and on the right:
 *
 *     zeros = max((⌈length / stride⌉ − 1) · stride + kernel − length, 0),   before = ⌊zeros / 2⌋,   after = zeros − before
 *
 * @param x images, float32 [n, h, w, ci]
 * @param k kernels, float32 [kh, kw, ci, co]
 * @returns float32 [n, oh, ow, co]; differentiable by `x`, `k` and the bias
 * @throws if x and k differ in ci, if the bias is not of length co, if the kernel is larger than the padded images, or
 *   for strides and paddings that 8.01 or 8.03 refuses
 *
 * @example
 * conv2d(x, k); // x [1, 3, 3, 2], k [2, 2, 2, 1] -> [1, 2, 2, 1]
 * conv2d(x, k, { padding: 'same', stride: 2 }); // x [8, 28, 28, 1], k [5, 5, 1, 6] -> [8, 14, 14, 6]
 *
 * @see d2l §7.3 and §7.4 (§6.3 and §6.4 in older editions)
 */
export function conv2d(x: tf.Tensor4D, k: tf.Tensor4D, opts: Conv2dOptions = {}): tf.Tensor4D {
  throw new NotImplemented('8.04');
}
