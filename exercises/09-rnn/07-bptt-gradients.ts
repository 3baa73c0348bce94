// Exercise 9.07, 13 points.
// Do without: tf.
import { NotImplemented } from '@gradus/runtime';

/**
 * Backpropagation through time, by hand, for the smallest recurrent network there is.
 *
 *     h_t = tanh(w · h_{t−1} + u · x_t)        t = 1 … T, h_0 given
 *     L   = h_T² / 2
 *
 * w and u are used in every step, so each step contributes to their derivatives, also the first one. T may be 0: then
 * nothing depends on w and u.
 *
 * @param xs x_1 … x_T
 * @param w state to state
 * @param u input to state
 * @param h0 the first state
 * @returns dw = dL/dw and du = dL/du over all steps, and the last state h = h_T
 *
 * @example
 * bpttGradients([1, -1, 0.5], 0.5, 1, 0); // h 0.221006, dw -0.059954, du 0.047241
 *
 * @see d2l §9.7 (§8.7 in older editions)
 */
export function bpttGradients(
  xs: readonly number[],
  w: number,
  u: number,
  h0: number,
): { dw: number; du: number; h: number } {
  throw new NotImplemented('9.07');
}
