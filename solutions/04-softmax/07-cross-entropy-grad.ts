import { tf } from '@gradus/runtime';
import { oneHotEncode } from './01-one-hot-encode';
import { softmax } from './02-softmax';

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
 * @exercise 4.07
 */
export function crossEntropyGrad(logits: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor2D {
  const [n, k] = logits.shape;
  if (y.shape[0] !== n) throw new Error(`There are ${n} rows of logits but ${y.shape[0]} labels.`);
  return tf.tidy(() => {
    const p = softmax(logits, 1); // [n, k]
    return p.sub(oneHotEncode(y, k)).div(n);
  });
}
