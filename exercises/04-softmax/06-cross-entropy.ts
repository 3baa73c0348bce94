// Exercise 4.06, 12 points.
// Do without: tf.losses, metrics, softmax, logSoftmax, softmaxCrossEntropy, arraySync, bufferSync.
// TensorFlow.js must not run: Softmax, LogSoftmax, logSoftmax__op, softmaxCrossEntropy__op.
// You may import: ./04-log-softmax, ./03-log-sum-exp, ./05-pick-by-label, ./01-one-hot-encode.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Cross entropy of predicted probabilities: the negative logarithm of what the true class was given.
 *
 *     out[i] = −log probs[i][ y[i] ]
 *
 * It is 0 for certainty in the right class and +∞ if the right class was called impossible. Never negative.
 *
 * @param probs one distribution per row, float32 [n, k]
 * @param y the true classes, int32 [n]
 * @returns one loss per example, float32 [n]; differentiable
 * @throws if the lengths differ or a label is not one of 0 … k − 1
 *
 * @example
 * const probs = tf.tensor2d([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]);
 * crossEntropy(probs, tf.tensor1d([0, 2], 'int32')); // [2.302585, 0.693147]
 *
 * @see d2l §4.4.3 (§3.6 in older editions)
 */
export function crossEntropy(probs: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor1D {
  throw new NotImplemented('4.06');
}

/**
 * Cross entropy straight from the logits, right for logits of any finite size.
 *
 *     loss[i] = −log softmax(logits[i])[ y[i] ]
 *
 * The logits are the plain scores of a linear layer: neither a softmax nor a ReLU comes before this function.
 *
 * @param logits one row of scores per example, float32 [n, k]
 * @param y the true classes, int32 [n]
 * @param reduction `'none'`: all losses [n]; `'sum'`: their sum; `'mean'` (the default): the sum divided by n.
 *   With n = 0 the sum is 0 and the mean is NaN
 * @returns float32, [n] or a scalar; differentiable; never negative
 * @throws if the lengths differ, a label is not one of 0 … k − 1, or `reduction` is none of the three words
 *
 * @example
 * crossEntropyFromLogits(tf.tensor2d([[1000, 0]]), tf.tensor1d([1], 'int32')); // 1000
 * crossEntropyFromLogits(tf.zeros([4, 10]), tf.tensor1d([3, 1, 4, 1], 'int32')); // log 10 = 2.302585
 *
 * @see d2l §4.5.2 (§3.7 in older editions)
 */
export function crossEntropyFromLogits(
  logits: tf.Tensor2D,
  y: tf.Tensor1D,
  reduction: 'none' | 'mean' | 'sum' = 'mean',
): tf.Tensor {
  throw new NotImplemented('4.06');
}
