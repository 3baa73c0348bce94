// Exercise 2.01, 6 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The outer sum of two vectors: every element of `b` plus every element of `a`.
 *
 *     out[i][j] = b[i] + a[j]
 *
 * No copies of `a` or `b` are made by hand and no loop is written: TensorFlow.js stretches them.
 *
 * @param a the vector that runs along a row, shape [na]; na may be 0
 * @param b the vector that runs down a column, shape [nb]; nb may be 0
 * @returns shape [nb, na], dtype of a + b
 *
 * @example
 * outerSum(tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])); // [[5, 6, 7], [6, 7, 8], [7, 8, 9]]
 * outerSum(tf.tensor1d([1, 2, 3]), tf.tensor1d([10, 20])); // [[11, 12, 13], [21, 22, 23]]
 *
 * @see Dive into Deep Learning §2.1.4 (Broadcasting)
 */
export function outerSum(a: tf.Tensor1D, b: tf.Tensor1D): tf.Tensor2D {
  throw new NotImplemented('2.01');
}
