// Exercise 5.06, 9 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The logits of a multilayer perceptron.
 *
 *     h₀ = x,   hᵢ₊₁ = relu(hᵢ Wᵢ + bᵢ)   for every layer but the last,   out = hₗ Wₗ + bₗ   in the last one
 *
 * The logits are raw scores, of either sign: what follows, a softmax or a cross entropy, takes them as they are.
 *
 * @param params the layers, first layer first: W float32 [in, out] and b float32 [out]
 * @param x one row per example, float32 [n, in of the first layer]
 * @returns float32 [n, out of the last layer]; differentiable by `x` and by all parameters
 * @throws if there is no layer, if `x` or the output of a layer does not have the width that the next W takes, or if the
 *   length of b is not the width of its layer
 *
 * @example
 * const W = tf.tensor2d([[1, -1]]);
 * const b = tf.tensor1d([0, 0.5]);
 * mlpForward([{ W, b }], tf.tensor2d([[2]])); // [[2, -1.5]]: a single layer is affine
 *
 * @see d2l §5.2.1 (§4.2 in older editions)
 */
export function mlpForward(params: ReadonlyArray<{ W: tf.Tensor2D; b: tf.Tensor1D }>, x: tf.Tensor2D): tf.Tensor2D {
  throw new NotImplemented('5.06');
}
