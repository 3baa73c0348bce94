// Exercise 4.02, 14 points.
// Do without: softmax, logSoftmax, logSumExp, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: Softmax, LogSoftmax.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Softmax with a temperature: turns logits into probabilities along one axis.
 *
 *     out_j = exp(x_j / T) / Σ_k exp(x_k / T)        (k runs along `axis`)
 *
 * Adding one constant to all logits changes nothing. A small T makes the result sharper (T → 0: all the weight on the
 * largest logit), a large T flatter (T → ∞: uniform). It must hold for logits of any finite size and for differences of
 * any size between them, also from one slice to the next; a logit of −∞ has probability 0 (unless all of its slice
 * are −∞: then nothing is asked of the result).
 *
 * @param x logits, float32 of rank 1 or more
 * @param axis the axis along which the probabilities sum to 1; negative counts from the end (default −1, the last)
 * @param temperature T > 0, finite (default 1)
 * @returns probabilities, float32 in the shape of `x`; differentiable
 * @throws if `axis` is not an axis of `x`, or if `temperature` is not a positive number
 *
 * @example
 * softmax(tf.tensor1d([0.9741, 0.7026, 0.0407])); // [0.4639, 0.3536, 0.1824]
 * softmax(tf.tensor2d([[1000, 0], [-1000, -1000]])); // [[1, 0], [0.5, 0.5]]
 *
 * @see d2l §4.1 and §4.5 (§3.4 and §3.7 in older editions); temperature: Hinton, Vinyals, Dean,
 *   "Distilling the Knowledge in a Neural Network", 2015, §2. `tf.softmax` takes the last axis only.
 */
export function softmax(x: tf.Tensor, axis = -1, temperature = 1): tf.Tensor {
  throw new NotImplemented('4.02');
}
