// Exercise 8.08, 7 points.
// Do without: conv2d, depthwiseConv2d, tf.layers, tf.train.
// TensorFlow.js must not run: Conv2D, FusedConv2D, DepthwiseConv2dNative.
// You may import: ./02-corr2d, ./01-conv-output-size.
import { NotImplemented, tf } from '@gradus/runtime';

/** How to learn. */
export interface KernelSearch {
  /** How many steps to take, an integer ≥ 0; 0 gives the first kernel. */
  steps: number;
  /** The learning rate. */
  lr: number;
  /** Any integer, also 0. The same seed gives the same first kernel. */
  seed: number;
}

/**
 * Finds the kernel that turns one image into another, by gradient descent.
 *
 *     start:       k ~ N(0, 0.1²)
 *     each step:   L = Σ (corr2d(x, k) − y)²        the sum over all pixels, not the mean
 *                  k ← k − lr · ∂L/∂k
 *
 * @param x the image, float32 [h, w]
 * @param y what the kernel makes of it, float32 [h − kh + 1, w − kw + 1]
 * @param kernel height kh and width kw of the kernel to find
 * @param opts steps, learning rate and seed
 * @returns the kernel after the last step, float32 [kh, kw], owned by the caller, and the losses: one plain number per step,
 *   taken before it. No other tensor or variable stays behind
 * @throws if y has not the shape that belongs to x and the kernel, if the kernel is larger than x, or if steps is not an
 *   integer ≥ 0
 *
 * @example
 * // x: 6 rows [1, 1, 0, 0, 0, 0, 1, 1];  y: 6 rows [0, 1, 0, 0, 0, -1, 0], which is corr2d(x, [[1, -1]])
 * const { kernel, losses } = learnEdgeKernel(x, y, [1, 2], { steps: 10, lr: 0.03, seed: 1 });
 * // kernel: within 0.1 of [[1, -1]];  losses: ten numbers, from about 12 to below 0.1
 *
 * @see d2l §7.2.4 (§6.2.4 in older editions)
 */
export function learnEdgeKernel(
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  kernel: [number, number],
  { steps, lr, seed }: KernelSearch,
): { kernel: tf.Tensor2D; losses: number[] } {
  throw new NotImplemented('8.08');
}
