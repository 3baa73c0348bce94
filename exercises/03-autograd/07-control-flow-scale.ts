// Exercise 3.07, 8 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * A function with a loop and a branch that stays differentiable:
 *
 *     b ← 2a
 *     while ‖b‖ < 1000:  b ← 2b                             ‖b‖ = the Euclidean norm over all elements
 *     result = b if Σb > 0, otherwise 100·b
 *
 * How often the loop runs and which branch is taken depends on the numbers in `a`, but for a given `a` the result is
 * just `a` times a constant k, so ∂result/∂a = k: `tf.grad` through this function must find it.
 *
 * The zero vector would loop for ever, and NaN or ±∞ has no sensible answer: they must throw before the loop.
 * Very small numbers are not zero: a = 1e-30 is a legal input, although its square is 0 in float32.
 *
 * @param a float32, any shape
 * @returns a new tensor of the shape of a
 * @throws if a is empty, if all its elements are 0, or if one of them is NaN or infinite
 * @example
 * controlFlowScale(tf.scalar(0.7));                // 1433.6 = 2048 · 0.7
 * tf.grad(controlFlowScale)(tf.scalar(-0.7));      // 204800, and the value is −143360
 * @see Dive into Deep Learning, section 2.5.4 "Gradients and Python Control Flow"
 */
export function controlFlowScale(a: tf.Tensor): tf.Tensor {
  throw new NotImplemented('3.07');
}
