// Exercise 1.10, 10 points.
import { NotImplemented, tf } from '@gradus/runtime';

/** The seven reductions, each with a tensor of the same shape. */
export type Stats = Record<'max' | 'min' | 'mean' | 'sum' | 'prod' | 'argMax' | 'argMin', tf.Tensor>;

/**
 * Reduces a tensor along one axis, or altogether, in seven ways.
 *
 * Reducing along axis d makes one number of all the values that differ only in their index d: for a matrix,
 * axis 0 runs down each column (one result per column), axis 1 along each row (one result per row).
 * Without an axis the whole tensor counts as one long vector, also for argMax and argMin: they then give a position
 * 0 … size − 1 in row-major order.
 *
 * dtypes: max, min, sum and prod that of `x`; mean float32; argMax and argMin int32.
 * Equal candidates: argMax and argMin give the first.
 * If there is nothing to reduce (the axis has length 0), each result is what the operation starts from: sum 0, prod 1,
 * max −∞ and min +∞ (for int32: −2³¹ and 2³¹ − 1). mean is 0/0 = NaN; and as there is no position, argMax and argMin
 * are −1. TensorFlow.js gives other answers on other backends here: do not ask it.
 *
 * @param x float32 or int32, any rank, without NaN
 * @param axis −rank … rank − 1, or left out
 * @param keepDims true: the reduced axis stays, with length 1 (without an axis: all axes do)
 * @returns seven new tensors, all with the shape of `x` without the reduced axis (without an axis: scalars)
 * @throws Error if the axis does not exist
 * @example
 * const x = tf.tensor2d([[3, 9, 2], [8, 4, 7]]);
 * reduceStats(x, 0).max;       // [8, 9, 7]
 * reduceStats(x, 1, true).max; // [[9], [8]]
 * reduceStats(x).argMax;       // 1
 * reduceStats(x, 0).argMax;    // [1, 0, 1]
 * @see Dive into Deep Learning, sections 2.3.6 and 2.3.7
 */
export function reduceStats(x: tf.Tensor, axis?: number, keepDims: boolean = false): Stats {
  throw new NotImplemented('1.10');
}
