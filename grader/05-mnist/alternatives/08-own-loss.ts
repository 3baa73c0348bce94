/**
 * @alternative Computes losses and hits of a batch from its numbers, in plain JavaScript.
 */
import { tf } from '@gradus/runtime';

export interface Evaluation {
  loss: number;
  accuracy: number;
  steps: number;
  samples: number;
}

export function evaluate(
  net: (x: tf.Tensor) => tf.Tensor2D,
  batches: Iterable<readonly [tf.Tensor, tf.Tensor1D]>,
): Evaluation {
  const losses: number[] = [];
  let [right, steps] = [0, 0];
  tf.engine().startScope();
  for (const [x, y] of batches) {
    const rows = tf.tidy(() => net(x).arraySync());
    y.dataSync().forEach((label, i) => {
      const row = rows[i]!;
      const largest = Math.max(...row);
      losses.push(largest - row[label]! + Math.log(row.reduce((sum, score) => sum + Math.exp(score - largest), 0)));
      if (row.indexOf(largest) === label) right++;
    });
    steps += 1;
  }
  tf.engine().endScope();
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  return { loss: total / losses.length, accuracy: right / losses.length, steps, samples: losses.length };
}
