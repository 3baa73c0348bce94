import { tf } from '@gradus/runtime';
import type * as Exercise from '#04-softmax/11-train-softmax-regression';

type Train = typeof Exercise.trainSoftmaxRegression;

/** What a training leaves behind besides W and b, and what it does to its arguments. */
export function traces(
  trainer: Train,
  train: Exercise.Examples,
  test: Exercise.Examples,
  opts: Exercise.TrainingOptions,
) {
  const before = tf.memory().numTensors;
  const { W, b } = trainer(train, test, opts);
  const left = tf.memory().numTensors - before;
  const variables = [W, b].filter((v) => v instanceof tf.Variable).length;
  tf.dispose([W, b]);
  const lost = [train.x, train.y, test.x, test.y].filter((tensor) => tensor.isDisposed).length;
  return { left, variables, lost };
}
