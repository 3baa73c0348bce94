/**
 * @alternative Looks for the largest score of each row in plain JavaScript.
 */
import { tf } from '@gradus/runtime';

export function predictLabels(
  net: (x: tf.Tensor) => tf.Tensor2D,
  x: tf.Tensor,
  names: readonly string[],
  truth?: tf.Tensor1D,
): string[] {
  const { rows, classes } = tf.tidy(() => {
    const scores = net(x);
    return { rows: scores.arraySync(), classes: scores.shape[1] };
  });
  if (classes > names.length) throw new RangeError('names');
  const predicted = rows.map((row) => names[row.indexOf(Math.max(...row))]!);
  if (truth === undefined) return predicted;
  const labels = Array.from(truth.dataSync());
  if (labels.length !== rows.length || labels.some((label) => !(label in names))) throw new RangeError('truth');
  return labels.map((label, i) => [names[label], predicted[i]].join('\n'));
}
