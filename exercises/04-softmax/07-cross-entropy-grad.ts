// Exercise 4.07, 8 points.
// Do without: tf.grad, grads, valueAndGrad, valueAndGrads, variableGrads, customGrad.
// You may import: ./01-one-hot-encode, ./02-softmax.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The gradient of the mean cross entropy with respect to the logits, from the formula you derive on paper
 * (`tf.grad` and its relatives are not allowed).
 *
 *     out[i][j] = ∂L / ∂logits[i][j],        L = 1/n Σ_i −log softmax(logits[i])[ y[i] ]
 *
 * Every row sums to 0, and a row whose right class already has probability 1 is 0.
 *
 * @param logits float32 [n, k]
 * @param y the true classes, int32 [n]
 * @returns float32 [n, k]
 * @throws if the lengths differ or a label is not one of 0 … k − 1
 *
 * @example
 * crossEntropyGrad(tf.tensor2d([[0, 0], [0, 0]]), tf.tensor1d([0, 1], 'int32')); // [[-0.25, 0.25], [0.25, -0.25]]
 *
 * @see d2l §4.1.2.2 (§3.4 in older editions)
 */
export function crossEntropyGrad(logits: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor2D {
  throw new NotImplemented('4.07');
}
