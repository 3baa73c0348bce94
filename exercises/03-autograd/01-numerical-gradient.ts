// Exercise 3.01, 8 points.
// Do without: tf.
import { NotImplemented } from '@gradus/runtime';

/**
 * The gradient of a scalar function by central differences:
 *
 *     ∂f/∂xᵢ ≈ ( f(x + h·eᵢ) − f(x − h·eᵢ) ) / (2h)        eᵢ = the i-th unit vector
 *
 * No derivative rule is needed, so this is the referee of the whole lesson: what an automatic gradient says can be
 * checked against it. The error shrinks with h² (a one-sided difference shrinks only with h).
 *
 * - `f` receives a `Float64Array` of n numbers in which exactly one coordinate is moved by ±h.
 * - `f` is called exactly 2n times (n = `x.length`), so an empty `x` gives an empty gradient without any call.
 * - `x` itself never changes. It may be any array of numbers; all arithmetic is in 64-bit floats.
 * - Plain numbers only: this exercise uses no TensorFlow.js.
 *
 * @param f the function, from n numbers to one number
 * @param x the point, n numbers
 * @param h the step, 1e-5 unless told
 * @returns the n partial derivatives
 * @throws if h is not a positive finite number
 * @example
 * numericalGradient((x) => 2 * (x[0] ** 2 + x[1] ** 2), [1, 3]); // ≈ [4, 12]
 * @see Dive into Deep Learning, section 2.4 "Calculus"
 */
export function numericalGradient(f: (x: Float64Array) => number, x: ArrayLike<number>, h = 1e-5): Float64Array {
  throw new NotImplemented('3.01');
}
