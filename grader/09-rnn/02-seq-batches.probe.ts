import { tf } from '@gradus/runtime';
import type * as Exercise from '#09-rnn/02-seq-batches';

type SeqBatches = typeof Exercise.seqBatches;

/** All windows of a text; at most 200, in case they never end. */
export function windows(seqBatches: SeqBatches, ids: Int32Array, B: number, T: number, offset?: number) {
  const found: Exercise.SeqBatch[] = [];
  for (const window of offset === undefined ? seqBatches(ids, B, T) : seqBatches(ids, B, T, offset)) {
    found.push(window);
    if (found.length === 200) break;
  }
  return found;
}

/** What is left of a loop that goes to the end and of one that breaks off; the windows are disposed. */
export function leftBehind(seqBatches: SeqBatches, ids: Int32Array, B: number, T: number) {
  const left = (steps: number) => {
    const before = tf.memory().numTensors;
    let step = 0;
    for (const { x, y } of seqBatches(ids, B, T)) {
      tf.dispose([x, y]);
      if (++step === steps) break;
    }
    return tf.memory().numTensors - before;
  };
  return { atEnd: left(Infinity), atBreak: left(2) };
}

/** New tensors when the first window is there. */
export function atFirst(seqBatches: SeqBatches, ids: Int32Array, B: number, T: number): number {
  const before = tf.memory().numTensors;
  const iterator = seqBatches(ids, B, T)[Symbol.iterator]();
  iterator.next();
  return tf.memory().numTensors - before;
}
