// Exercise 4.04, 7 points.
// Do without: softmax, logSoftmax, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: LogSoftmax, logSoftmax__op, Softmax.
// You may import: ./03-log-sum-exp.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The logarithm of the softmax, computed without ever leaving the logarithmic scale.
 *
 *     out_j = log( exp(x_j) / Σ_k exp(x_k) )        (k runs along `axis`)
 *
 * All results are ≤ 0. A class whose probability is too small for a float32 still has a finite logarithm.
 * A logit of −∞ gives −∞ there and leaves its neighbours right (unless all of its slice are −∞).
 *
 * @param x logits, float32 of rank 1 or more
 * @param axis the axis along which the probabilities sum to 1; negative counts from the end (default −1, the last)
 * @returns log-probabilities, float32 in the shape of `x`; differentiable
 * @throws if `axis` is not an axis of `x`
 *
 * @example
 * logSoftmax(tf.tensor1d([1000, 0, -1000])); // [0, -1000, -2000]
 * logSoftmax(tf.tensor1d([0.9741, 0.7026, 0.0407])); // [-0.7680, -1.0395, -1.7014]
 *
 * @see d2l §4.5.2 (§3.7 in older editions)
 */
export function logSoftmax(x: tf.Tensor, axis = -1): tf.Tensor {
  throw new NotImplemented('4.04');
}
