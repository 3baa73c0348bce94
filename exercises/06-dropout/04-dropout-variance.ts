// Exercise 6.04, 8 points.
// Do without: dropout.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * How much noise dropout adds: the variance of each element of inverted dropout, over all masks.
 *
 *     d[i] = x[i] / (1 − p)  with probability 1 − p, else 0
 *     out[i] = Var(d[i]) = E[d[i]²] − E[d[i]]²
 *
 * No random number is needed: work it out on paper and compute the resulting formula, right to 5 digits, also for
 * p = 0.0001.
 *
 * @param x float32, any shape
 * @param p the probability to be DROPPED, 0 ≤ p < 1; 0 adds no noise
 * @returns float32, the shape of x
 * @throws if p is below 0, 1 or more, or NaN
 *
 * @example
 * dropoutVariance(tf.tensor1d([1, -2, 0]), 0.5); // [1, 4, 0]: 1 becomes 0 or 2, each half of the time
 */
export function dropoutVariance(x: tf.Tensor, p: number): tf.Tensor {
  throw new NotImplemented('6.04');
}
