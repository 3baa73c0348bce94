import { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/10-train-mlp';

type Train = typeof Exercise.trainMlp;

let left = 0;

/** A training that has reasons to throw; counts the tensors that it leaves. */
export function attempt(trainer: Train, train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: Exercise.MlpOptions): string {
  const before = tf.memory().numTensors;
  try {
    trainer(train, opts);
    return 'a network';
  } finally {
    left = tf.memory().numTensors - before;
  }
}

/** How many tensors the last attempt has left. */
export function leftByAttempt(): number {
  return left;
}

/** What a training makes besides its layers, and what it does to its arguments. */
export function traces(trainer: Train, train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: Exercise.MlpOptions) {
  const before = tf.memory().numTensors;
  const atStep: number[] = [];
  const layers = trainer(train, { ...opts, onStep: () => atStep.push(tf.memory().numTensors) });
  const left = tf.memory().numTensors - before;
  const variables = layers.flatMap(({ W, b }) => [W, b]).filter((v) => v instanceof tf.Variable).length;
  tf.dispose(layers.map(({ W, b }) => [W, b]));
  return {
    left,
    variables,
    grown: atStep.at(-1)! - atStep[0]!,
    lost: [train.x, train.y].filter((tensor) => tensor.isDisposed).length,
  };
}
