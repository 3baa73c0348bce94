// Exercise 1.04, 12 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/** A walk along one axis, as `start:stop:step` in Python: every part may be left out. */
export interface Slice {
  start?: number;
  stop?: number;
  step?: number;
}

/**
 * Picks a block of a tensor: the basic indexing of Python and NumPy. Entry d of `spec` is for axis d of `x`:
 *
 * | entry                      | Python   | takes                                                    | the axis |
 * | -------------------------- | -------- | -------------------------------------------------------- | -------- |
 * | `3`                        | `3`      | element 3                                                | goes     |
 * | `-1`                       | `-1`     | the last element                                         | goes     |
 * | `{}`                       | `:`      | everything                                               | stays    |
 * | `{ start: 1, stop: 3 }`    | `1:3`    | elements 1 and 2                                         | stays    |
 * | `{ start: -2 }`            | `-2:`    | the last two                                             | stays    |
 * | `{ step: 2 }`              | `::2`    | elements 0, 2, 4, …                                      | stays    |
 * | `{ step: -1 }`             | `::-1`   | all, backwards                                           | stays    |
 * | `{ start: 4, step: -2 }`   | `4::-2`  | elements 4, 2, 0                                         | stays    |
 *
 * `stop` is never included. A `start` or `stop` below 0 counts from the end. One that lies outside the axis is moved
 * to the nearest place that makes sense, and never an error: `2:99` goes on to the end, `5:2` is empty. For a step
 * below 0 the walk begins, if `start` is left out, at the last element, and goes on, if `stop` is left out, until
 * element 0 has been taken. Axes beyond the length of `spec` are taken whole.
 *
 * Not allowed: reading the values (`dataSync`, `arraySync`, …); the gradient must get through.
 *
 * @param x any rank, any dtype
 * @param spec at most one entry for each axis
 * @returns a new tensor with the dtype of `x`; an axis may have length 0
 * @throws Error if a step is 0, if a number is not whole, if an index (the entry `3` or `-1`) lies outside its axis,
 *   or if there are more entries than axes
 * @example
 * const x = tf.tensor2d([[0, 1, 2], [3, 4, 5], [6, 7, 8]]);
 * sliceBy(x, [1]);                              // x[1]       [3, 4, 5]
 * sliceBy(x, [{}, -1]);                         // x[:, -1]   [2, 5, 8]
 * sliceBy(x, [{ start: 1 }, { step: 2 }]);      // x[1:, ::2] [[3, 5], [6, 8]]
 * sliceBy(x, [{ step: -1 }, { stop: 1 }]);      // x[::-1, :1] [[6], [3], [0]]
 * @see Dive into Deep Learning, section 2.1.2; NumPy user guide, "Basic indexing"
 */
export function sliceBy(x: tf.Tensor, spec: ReadonlyArray<number | Slice>): tf.Tensor {
  throw new NotImplemented('1.04');
}
