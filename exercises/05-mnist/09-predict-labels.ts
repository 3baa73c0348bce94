// Exercise 5.09, 5 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * What a model sees, in words: the name of the class with the largest score, for each example (the first on a tie).
 *
 * With the true labels beside it each text has two lines, the truth above the prediction, as a title for a picture.
 *
 * @param net the model: inputs → scores [n, k]; it may also return an argument of its own
 * @param x inputs [n, …]; n may be 0
 * @param names names[i] is the name of class i; at least k of them
 * @param truth the true labels, int32 [n]
 * @returns n texts: names[predicted], or names[true] + '\n' + names[predicted]
 * @throws if there are fewer names than classes, if `truth` has another length than n, or a label without a name
 *
 * @example
 * predictLabels(net, x, ['cat', 'dog']); // ['dog', 'dog']
 * predictLabels(net, x, ['cat', 'dog'], tf.tensor1d([0, 1], 'int32')); // ['cat\ndog', 'dog\ndog']
 *
 * @see d2l §4.4.6 (§3.6.7 in older editions)
 */
export function predictLabels(
  net: (x: tf.Tensor) => tf.Tensor2D,
  x: tf.Tensor,
  names: readonly string[],
  truth?: tf.Tensor1D,
): string[] {
  throw new NotImplemented('5.09');
}
