// Exercise 4.09, 7 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Counts how many predictions are right.
 *
 * `yHat` comes in one of three forms: [n, k] with k > 1, one score per class (logits and probabilities will do
 * equally), where the prediction is the class with the largest score, the first of them on a tie;
 * or [n] or [n, 1], the predicted labels themselves. Labels may be int32 or float32, on either side.
 *
 * @param yHat float32 or int32, [n, k], [n, 1] or [n]
 * @param y the true labels, int32 or float32 [n]
 * @returns the number of right predictions, 0 … n (a count, not a rate); 0 when n = 0
 * @throws if the numbers of predictions and labels differ, or if `yHat` has another rank than 1 or 2
 *
 * @example
 * const yHat = tf.tensor2d([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]);
 * accuracyCount(yHat, tf.tensor1d([0, 2], 'int32')); // 1
 *
 * @see d2l §4.3.2 (§3.6.5 in older editions)
 */
export function accuracyCount(yHat: tf.Tensor, y: tf.Tensor1D): number {
  throw new NotImplemented('4.09');
}
