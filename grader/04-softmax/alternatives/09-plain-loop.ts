/**
 * @alternative Reads the numbers and counts in a loop.
 */
import { tf } from '@gradus/runtime';

export function accuracyCount(yHat: tf.Tensor, y: tf.Tensor1D): number {
  if (yHat.rank < 1 || yHat.rank > 2 || yHat.shape[0] !== y.size) throw new RangeError('yHat');
  const classes = yHat.shape[1] ?? 1;
  const scores = yHat.dataSync();
  let right = 0;
  y.dataSync().forEach((label, i) => {
    let predicted = classes === 1 ? scores[i]! : 0;
    for (let j = 1; j < classes; j++) if (scores[i * classes + j]! > scores[i * classes + predicted]!) predicted = j;
    if (predicted === label) right++;
  });
  return right;
}
