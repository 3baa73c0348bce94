// Exercise 6.01, 10 points.
// Do without: dropout.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * A mask of coin flips: 1 keeps an element, 0 drops it.
 *
 *     P(mask[i] = 0) = p,   P(mask[i] = 1) = 1 − p      for every element, independently of all others
 *
 * The mask depends on nothing but the arguments: the same shape, p and seed give the same mask, again and again;
 * another seed gives another mask. p = 0 gives only ones, p = 1 only zeros.
 *
 * @param shape any shape; `[]` gives a scalar, and a length may be 0
 * @param p the probability to be DROPPED, 0 ≤ p ≤ 1
 * @param seed any integer, also 0. For random numbers use `seededRandom` of '@gradus/runtime' or an operation of
 *   TensorFlow.js that takes a seed
 * @returns float32 of this shape, every element 0 or 1
 * @throws if p is below 0, above 1 or NaN
 *
 * @example
 * dropoutMask([2, 4], 0.5, 7); // for instance [[1, 0, 0, 1], [1, 1, 0, 1]]
 * dropoutMask([2, 2], 1, 7);   // [[0, 0], [0, 0]]
 *
 * @see d2l §5.6 (§4.6 in older editions); Srivastava et al., "Dropout", 2014
 */
export function dropoutMask(shape: readonly number[], p: number, seed: number): tf.Tensor {
  throw new NotImplemented('6.01');
}
