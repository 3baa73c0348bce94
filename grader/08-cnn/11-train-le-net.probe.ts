import { tf } from '@gradus/runtime';
import type * as Exercise from '#08-cnn/11-train-le-net';

type Train = typeof Exercise.trainLeNet;
interface Pictures {
  x: tf.Tensor4D;
  y: tf.Tensor1D;
}

let left = 0;

/** A training that has reasons to throw; counts the tensors that it leaves. */
export function attempt(trainer: Train, train: Pictures, opts: Exercise.TrainingOptions): string {
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

/** What a training makes besides its network, and what it does to its arguments. */
export function traces(trainer: Train, train: Pictures, opts: Exercise.TrainingOptions) {
  const before = tf.memory().numTensors;
  const atEpoch: number[] = [];
  const net = trainer(train, { ...opts, onEpoch: () => atEpoch.push(tf.memory().numTensors) });
  const made = tf.memory().numTensors - before;
  net.dispose();
  return {
    made,
    grown: (atEpoch.at(-1) ?? NaN) - atEpoch[0]!,
    left: tf.memory().numTensors - before,
    lost: [train.x, train.y].filter((tensor) => tensor.isDisposed).length,
  };
}
