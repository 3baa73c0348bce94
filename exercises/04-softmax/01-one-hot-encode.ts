// Exercise 4.01, 6 points.
// Do without: oneHot.
// TensorFlow.js must not run: OneHot.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * One-hot encoding: one row per label, with a 1 in the column of its class and 0 everywhere else.
 *
 *     out[i][j] = 1 if labels[i] = j, else 0
 *
 * @param labels classes 0 … depth − 1, int32 [n]; n may be 0
 * @param depth the number of classes, a positive integer
 * @returns float32 [n, depth]; every row sums to 1
 * @throws if `labels` is not an int32 vector, if `depth` is not a positive integer, or if a label is below 0 or not
 *   below `depth`. (`tf.oneHot`, which is not allowed here, answers such a label with a row of zeros and says nothing.)
 *
 * @example
 * oneHotEncode(tf.tensor1d([0, 2], 'int32'), 3); // [[1, 0, 0], [0, 0, 1]]
 *
 * @see d2l §4.1 Softmax Regression (§3.4 in older editions)
 */
export function oneHotEncode(labels: tf.Tensor1D, depth: number): tf.Tensor2D {
  throw new NotImplemented('4.01');
}
