import { tf } from '@gradus/runtime';

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
 * @exercise 5.06
 */
export function mlpForward(params: ReadonlyArray<{ W: tf.Tensor2D; b: tf.Tensor1D }>, x: tf.Tensor2D): tf.Tensor2D {
  if (params.length === 0) throw new Error('A multilayer perceptron has at least one layer.');
  return tf.tidy(() =>
    params.reduce((h, { W, b }, i) => {
      checkWidths(h, W, b, i);
      const z = h.matMul(W).add<tf.Tensor2D>(b); // [n, in] -> [n, out]
      return i < params.length - 1 ? z.relu() : z;
    }, x),
  );
}

/** @solution */
function checkWidths(h: tf.Tensor2D, W: tf.Tensor2D, b: tf.Tensor1D, i: number): void {
  const [fanIn, fanOut] = W.shape;
  if (h.shape[1] !== fanIn) throw new Error(`Layer ${i} takes ${fanIn} features but gets ${h.shape[1]}.`);
  if (b.shape[0] !== fanOut) throw new Error(`Layer ${i} has ${fanOut} outputs but ${b.shape[0]} biases.`);
}
