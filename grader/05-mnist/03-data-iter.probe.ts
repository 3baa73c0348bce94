import { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/03-data-iter';

type DataIter = typeof Exercise.dataIter;
type Options = Exercise.IterationOptions;

/** All batches of one epoch. */
export function epoch(dataIter: DataIter, arrays: tf.Tensor[], batchSize: number, opts?: Options): tf.Tensor[][] {
  return [...(opts === undefined ? dataIter(arrays, batchSize) : dataIter(arrays, batchSize, opts))];
}

/** Only the call: no batch is asked for. */
export function create(dataIter: DataIter, arrays: tf.Tensor[], batchSize: number): string {
  dataIter(arrays, batchSize);
  return 'a generator';
}

/** What exists after the call and after the first batch, beyond the arrays. */
export function atTheStart(dataIter: DataIter, arrays: tf.Tensor[], batchSize: number) {
  const before = tf.memory();
  let after = before;
  for (const batch of dataIter(arrays, batchSize, { seed: 1 })) {
    after = tf.memory();
    tf.dispose(batch);
    break;
  }
  return { tensors: after.numTensors - before.numTensors, bytes: after.numBytes - before.numBytes };
}

/** What is left of loops that go to the end and of loops that break off; the batches are disposed each time. */
export function leftBehind(dataIter: DataIter, arrays: tf.Tensor[], batchSize: number) {
  const left = (shuffle: boolean, steps: number) => {
    const before = tf.memory().numTensors;
    let step = 0;
    for (const batch of dataIter(arrays, batchSize, { shuffle, seed: 1 })) {
      tf.dispose(batch);
      if (++step === steps) break;
    }
    return tf.memory().numTensors - before;
  };
  const [atEnd, atBreak] = [Infinity, 2].map((steps) => left(true, steps) + left(false, steps));
  return { atEnd: atEnd!, atBreak: atBreak! };
}

/** Whether a batch of all rows is the array itself, and what disposing it does to the array. */
export function wholeBatch(dataIter: DataIter, array: tf.Tensor) {
  const [[batch]] = [...dataIter([array], array.shape[0]!, { shuffle: false })] as [[tf.Tensor]];
  const own = batch !== array;
  batch.dispose();
  return { own, lost: array.isDisposed };
}
