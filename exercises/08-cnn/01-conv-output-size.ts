// Exercise 8.01, 6 points.
// Do without: backend_util.
import { NotImplemented } from '@gradus/runtime';

/** How a kernel moves over its input, along one axis. */
export interface WindowOptions {
  /**
   * Zeros on each of the two sides, an integer ≥ 0; or 'valid' for none (the default), or 'same' for as many as it takes to
   * have one output for every stride that begins inside the input.
   */
  padding?: number | 'same' | 'valid';
  /** From one position of the kernel to the next, an integer ≥ 1 (default 1). */
  stride?: number;
  /** Distance of neighbouring kernel elements on the input, an integer ≥ 1 (default 1: no gaps). */
  dilation?: number;
}

/**
 * How many outputs a convolution or a pooling has along one axis.
 *
 *     a kernel of k elements covers   e = dilation · (k − 1) + 1     places of the input
 *     out = ⌊(input + 2 · padding − e) / stride⌋ + 1                 with a number of zeros on each side
 *     out = ⌈input / stride⌉                                         with 'same', whatever the kernel
 *
 * @param input length of the input along this axis, an integer ≥ 1
 * @param kernel length k of the kernel along this axis, an integer ≥ 1
 * @returns the length of the output, an integer ≥ 1
 * @throws if a number is not an integer in its range, if `padding` is another word, or if the kernel covers more places
 *   than the padded input has
 *
 * @example
 * convOutputSize(28, 5); // 24
 * convOutputSize(28, 3, { padding: 1 }); // 28
 * convOutputSize(8, 5, { padding: 1, stride: 4 }); // 2
 * convOutputSize(7, 3, { padding: 'same', stride: 2 }); // 4
 * convOutputSize(7, 3, { dilation: 2 }); // 3: the kernel covers 5 places
 *
 * @see d2l §7.3 (§6.3 in older editions)
 */
export function convOutputSize(input: number, kernel: number, opts: WindowOptions = {}): number {
  throw new NotImplemented('8.01');
}
