import { randomInt, tf } from '@gradus/runtime';
import { dropoutMask } from './01-dropout-mask';

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
 * @exercise 6.02
 */
export function dropoutLayer(x: tf.Tensor, p: number, training: boolean, seed?: number): tf.Tensor {
  if (!(p >= 0 && p <= 1)) throw new Error(`p must be a probability, 0 to 1, but is ${p}.`);
  if (!training) return x.clone();
  return tf.tidy(() => {
    const mask = dropoutMask(x.shape, p, seed ?? randomInt(Math.random, 0, 2 ** 31));
    const scale = p < 1 ? 1 / (1 - p) : 0; // for p = 1 nothing survives, and 1/0 would make its gradient NaN
    return tf.where(mask.cast('bool'), x.mul(scale), 0); // where, not a product: 0 · ∞ is NaN
  });
}
