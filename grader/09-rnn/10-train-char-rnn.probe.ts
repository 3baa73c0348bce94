import { tf } from '@gradus/runtime';
import type * as Exercise from '#09-rnn/10-train-char-rnn';

type Train = typeof Exercise.trainCharRnn;
type Options = Exercise.CharRnnOptions;

let left = 0;

/** A training that has reasons to throw; counts the tensors that it leaves. */
export function attempt(trainer: Train, ids: Int32Array, vocab: number, opts: Options): string {
  const before = tf.memory().numTensors;
  try {
    trainer(ids, vocab, opts);
    return 'a network';
  } finally {
    left = tf.memory().numTensors - before;
  }
}

/** How many tensors the last attempt has left. */
export function leftByAttempt(): number {
  return left;
}

/** What a training makes besides its parameters. */
export function traces(trainer: Train, ids: Int32Array, vocab: number, opts: Options) {
  const before = tf.memory().numTensors;
  const atEpoch: number[] = [];
  const { params } = trainer(ids, vocab, { ...opts, onEpoch: () => void atEpoch.push(tf.memory().numTensors) });
  const left = tf.memory().numTensors - before;
  const variables = Object.values(params).filter((p) => p instanceof tf.Variable).length;
  tf.dispose(Object.values(params) as tf.Tensor[]);
  return { left, variables, epochs: atEpoch.length, grown: atEpoch.at(-1)! - atEpoch[0]! };
}
