// Exercise 6.02, 16 points.
// Do without: dropout, dataSync, arraySync, bufferSync.
// You may import: ./01-dropout-mask.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Inverted dropout. In training every element is dropped with probability p, and the survivors are scaled up so that
 * the expected value stays what it was; otherwise nothing happens.
 *
 *     training:    out[i] = 0             with probability p
 *                  out[i] = x[i]/(1 − p)  with probability 1 − p      so that E[out[i]] = x[i]
 *     otherwise:   out = x
 *
 * - A dropped element is 0 whatever it was before, also if it was ±∞ or NaN.
 * - p = 0 drops nothing, p = 1 everything: the result is zeros.
 * - Which elements are dropped depends on the shape, p and the seed, not on the numbers in x.
 *
 * @param x float32, any shape
 * @param p the probability to be DROPPED, 0 ≤ p ≤ 1
 * @param training whether to drop anything at all
 * @param seed any integer; without it, every call in training draws a new mask
 * @returns a new tensor of the shape of x, float32; differentiable for every p, in training or not: the gradient is 0
 *   where x was dropped (everywhere for p = 1)
 * @throws if p is below 0, above 1 or NaN, in training or not
 *
 * @example
 * const x = tf.tensor1d([1, 2, 3, 4]);
 * dropoutLayer(x, 0.5, true, 7);  // for instance [2, 0, 0, 8]
 * dropoutLayer(x, 0.5, false);    // [1, 2, 3, 4]
 *
 * @see d2l §5.6.2 (§4.6 in older editions)
 */
export function dropoutLayer(x: tf.Tensor, p: number, training: boolean, seed?: number): tf.Tensor {
  throw new NotImplemented('6.02');
}
