import { tf } from '@gradus/runtime';

/**
 * One-hot encoding: one row per label, with a 1 in the column of its class and 0 everywhere else.
 *
 *     out[i][j] = 1 if labels[i] = j, else 0
 *
 * @param labels classes 0 … depth − 1, int32 [n]; n may be 0
 * @param depth the number of classes, a positive integer
 * @returns float32 [n, depth]; every row sums to 1
 * @throws if `labels` is not an int32 vector, if `depth` is not a positive integer, or if a label is below 0 or not
 *   below `depth`. (`tf.oneHot`, which is not allowed here, answers such a label with a row of zeros and says nothing.)
 *
 * @example
 * oneHotEncode(tf.tensor1d([0, 2], 'int32'), 3); // [[1, 0, 0], [0, 0, 1]]
 *
 * @see d2l §4.1 Softmax Regression (§3.4 in older editions)
 * @exercise 4.01
 */
export function oneHotEncode(labels: tf.Tensor1D, depth: number): tf.Tensor2D {
  checkLabels(labels, depth);
  return tf.tidy(() => {
    const classes = tf.range(0, depth, 1, 'int32'); // [depth]
    const hit = labels.expandDims(1).equal(classes); // [n, 1] == [depth] -> [n, depth]
    return hit.cast('float32') as tf.Tensor2D;
  });
}

/** @solution */
function checkLabels(labels: tf.Tensor1D, depth: number): void {
  if (labels.dtype !== 'int32' || labels.rank !== 1) {
    throw new Error(`The labels must be an int32 vector but are ${labels.dtype} [${labels.shape}].`);
  }
  if (!Number.isInteger(depth) || depth < 1) throw new Error(`depth must be a positive integer but is ${depth}.`);
  const stranger = labels.dataSync().find((label) => label < 0 || label >= depth);
  if (stranger !== undefined) throw new Error(`Label ${stranger} is not one of the classes 0 … ${depth - 1}.`);
}
