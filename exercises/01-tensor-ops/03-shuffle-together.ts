// Exercise 1.03, 9 points.
// Do without: permutation, shuffle, shuffleCombo, createShuffledIndices.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Shuffles two tensors along axis 0 with one and the same random permutation, so that examples keep their labels.
 *
 * If row i of `a` moves to row p, so does row i of `b`. The rows themselves stay as they are. Each of the n!
 * permutations is equally likely (over the seeds), and the same seed always gives the same one.
 *
 * `seededRandom(seed)` from `@gradus/runtime` gives a function that returns a new number in [0, 1) at each call, and
 * `randomInt(random, low, high)` makes a whole number in low … high − 1 of it.
 * Not allowed: ready-made shuffles (`permutation` from `@gradus/runtime`, `tf.util.shuffle`, `shuffleCombo`,
 * `createShuffledIndices`); the permutation is the exercise.
 *
 * @param a shape [n, …], any dtype
 * @param b shape [n, …]; the other axes and the dtype may differ from a's
 * @param seed any whole number
 * @returns two new tensors with the shapes and dtypes of `a` and `b`; n may be 0 or 1
 * @throws Error if `a` or `b` is a scalar, or if their first axes have different lengths
 * @example
 * const features = tf.tensor2d([[1, 1], [2, 2], [3, 3]]);
 * const labels = tf.tensor1d([10, 20, 30], 'int32');
 * shuffleTogether(features, labels, 7); // for instance [[[3, 3], [1, 1], [2, 2]], [30, 10, 20]]
 * @see Dive into Deep Learning, section 3.3.2; R. Durstenfeld, "Algorithm 235: Random permutation", CACM 1964
 */
export function shuffleTogether<A extends tf.Tensor, B extends tf.Tensor>(a: A, b: B, seed: number): [A, B] {
  throw new NotImplemented('1.03');
}
