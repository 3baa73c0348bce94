// Exercise 5.03, 13 points.
import { NotImplemented, tf } from '@gradus/runtime';

/** How to go through the rows. */
export interface IterationOptions {
  /** Whether to draw a random order of the rows (the default), or to keep theirs. */
  shuffle?: boolean;
  /**
   * Any integer, also 0. The same seed gives the same order; without a seed every call draws another one
   * (`seededRandom` and `permutation` of '@gradus/runtime' make an order of a seed).
   */
  seed?: number;
  /** Whether to leave out a last batch that has fewer than batchSize rows; by default it is kept. */
  dropLast?: boolean;
}

/**
 * One epoch: goes through the rows of several arrays in minibatches, the same rows of each.
 *
 *     n rows in batches of B:   ⌈n / B⌉ batches (⌊n / B⌋ with dropLast), the last one with what is left
 *
 * Each row comes exactly once, and row i of one array always comes together with row i of all others.
 *
 * The batches are new tensors, owned by whoever receives them. They are built one by one, when they are asked for: at no
 * time is there a second copy of the data. If the loop outside ends early (`break`), nothing is left behind.
 *
 * @param arrays one or more tensors [n, …] of any dtype, such as features and labels
 * @param batchSize B; may be larger than n
 * @returns a generator; its batches have the shapes [b, …] and the dtypes of `arrays`, in their order
 * @throws at once, not only when the first batch is asked for: if there is no array, if one is a scalar, if they differ
 *   in their number of rows, or if `batchSize` is not a positive integer
 *
 * @example
 * for (const [x, y] of dataIter([features, labels], 64, { seed: epoch })) {
 *   // x: [64, 784], y: [64]
 *   tf.dispose([x, y]);
 * }
 *
 * @see d2l §3.3.2 (§3.2.2 in older editions), `data_iter`
 */
export function dataIter<const T extends readonly tf.Tensor[]>(
  arrays: T,
  batchSize: number,
  opts: IterationOptions = {},
): Generator<T> {
  throw new NotImplemented('5.03');
}
