import { tf } from '@gradus/runtime';

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
 * @exercise 5.09
 */
export function predictLabels(
  net: (x: tf.Tensor) => tf.Tensor2D,
  x: tf.Tensor,
  names: readonly string[],
  truth?: tf.Tensor1D,
): string[] {
  return tf.tidy(() => {
    const scores = net(x); // [n, k]
    const [n, k] = scores.shape;
    if (names.length < k) throw new Error(`There are ${k} classes but only ${names.length} names.`);
    const predicted = n === 0 ? [] : namesOf(scores.argMax(1), names);
    if (!truth) return predicted;
    if (truth.size !== n) throw new Error(`There are ${n} examples but ${truth.size} true labels.`);
    return namesOf(truth, names).map((name, i) => `${name}\n${predicted[i]}`);
  });
}

/** @solution */
function namesOf(labels: tf.Tensor, names: readonly string[]): string[] {
  return Array.from(labels.dataSync(), (label) => {
    const name = names[label];
    if (name === undefined) throw new Error(`Label ${label} has no name; there are ${names.length}.`);
    return name;
  });
}
