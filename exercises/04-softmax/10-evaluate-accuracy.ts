// Exercise 4.10, 8 points.
// You may import: ./09-accuracy-count.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * A row of n running sums, each starting at 0: correct and total, for example.
 *
 * @example
 * const metric = new Accumulator(2);
 * metric.add(3, 4);
 * metric.add(0, 1);
 * metric.get(0) / metric.get(1); // 3 / 5
 *
 * @see d2l §3.6.5 in older editions
 */
export class Accumulator {
  /**
   * @param n how many sums
   * @throws if `n` is not a positive integer
   */
  constructor(n: number) {
    throw new NotImplemented('4.10');
  }

  /**
   * Adds one value to each sum, in order.
   *
   * @throws if the number of values is not n; nothing is added then
   */
  add(...v: number[]): void {
    throw new NotImplemented('4.10');
  }

  /** Sets all sums to 0 again; there are still n of them. */
  reset(): void {
    throw new NotImplemented('4.10');
  }

  /**
   * @returns sum number `i`, counted from 0
   * @throws if there is no such sum
   */
  get(i: number): number {
    throw new NotImplemented('4.10');
  }
}

/**
 * The share of all examples that a model classifies rightly, over a whole data set in batches.
 *
 *     out = (right predictions in all batches) / (examples in all batches)
 *
 * Batches may differ in size, and each example counts the same.
 *
 * @param net the model: a batch of inputs → scores [n, k]; it may also return an argument of its own
 * @param batches inputs `x` (the first axis is the batch) and labels `y` [n]; read once. They belong to the caller
 *   and stay alive; what `net` makes from them is disposed here, batch by batch
 * @returns the accuracy, 0 … 1, or NaN if there are no examples
 *
 * @example
 * evaluateAccuracy(net, [batchOf4With3Right, batchOf1With0Right]); // 0.6
 *
 * @see d2l §3.6.5 in older editions
 */
export function evaluateAccuracy(
  net: (x: tf.Tensor) => tf.Tensor2D,
  batches: Iterable<{ x: tf.Tensor; y: tf.Tensor1D }>,
): number {
  throw new NotImplemented('4.10');
}
