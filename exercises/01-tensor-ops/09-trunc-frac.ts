// Exercise 1.09, 6 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Splits each number into a whole part and a rest, cutting towards zero (as `Math.trunc` does).
 *
 * trunc is the whole number nearest to x that is not farther from zero than x, and frac = x − trunc. So frac is either
 * 0 or has the sign of x, and |frac| < 1. Also for numbers that no int32 can hold. NaN gives NaN twice; for ±∞ trunc
 * is ±∞ and frac is ∞ − ∞ = NaN.
 *
 * @param x float32, any shape
 * @returns two new float32 tensors with the shape of `x`
 * @example
 * truncFrac(tf.tensor1d([2.75, -2.75, 0.5])); // trunc: [2, -2, 0], frac: [0.75, -0.75, 0.5]
 * @see PyTorch: `torch.trunc`, `torch.frac`
 */
export function truncFrac(x: tf.Tensor): { trunc: tf.Tensor; frac: tf.Tensor } {
  throw new NotImplemented('1.09');
}
