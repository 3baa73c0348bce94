// Exercise 1.01, 4 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Describes a tensor from the outside, without looking at its values.
 *
 * - `shape`: the length of each axis, as a new array: changing it must not change `x.shape`;
 * - `rank`: the number of axes (a scalar has none);
 * - `size`: the number of values, which is not the amount of memory;
 * - `dtype`: the type of a value;
 * - `bytes`: the memory the values take: 4 bytes for each `float32` or `int32`, 1 for each `bool`.
 *   (8 for `complex64`, two float32 numbers. A `string` has no fixed width: throw an Error.)
 *
 * Not allowed: reading the values (`dataSync`, `arraySync`, …).
 *
 * @param x a tensor of any rank, also a scalar, also one with an axis of length 0
 * @returns five plain values, no tensor
 * @throws Error if the dtype is `string`
 * @example
 * describeTensor(tf.zeros([2, 3], 'bool')); // { shape: [2, 3], rank: 2, size: 6, dtype: 'bool', bytes: 6 }
 * describeTensor(tf.zeros([2, 3])).bytes;   // 24
 * @see Dive into Deep Learning, section 2.1.1
 */
export function describeTensor(x: tf.Tensor): {
  shape: number[];
  rank: number;
  size: number;
  dtype: tf.DataType;
  bytes: number;
} {
  throw new NotImplemented('1.01');
}
