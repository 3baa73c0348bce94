/**
 * @misconception Time comes first here: the shape is [T, B], one column per row of the text.
 * @caughtBy printed
 */
import { tf } from '@gradus/runtime';

export interface SeqBatch {
  x: tf.Tensor2D;
  y: tf.Tensor2D;
}

export function* seqBatches(
  ids: Int32Array,
  batchSize: number,
  numSteps: number,
  offset = 0,
): Generator<SeqBatch, void> {
  checkSizes(batchSize, numSteps, offset);
  const rowLength = Math.floor((ids.length - 1 - offset) / batchSize);
  for (let start = 0; start + numSteps <= rowLength; start += numSteps) {
    const windowFrom = (shift: number) => {
      const at = (t: number, b: number) => ids[offset + b * rowLength + start + t + shift]!;
      const cells = Int32Array.from({ length: numSteps * batchSize }, (_, i) =>
        at(Math.floor(i / batchSize), i % batchSize),
      );
      return tf.tidy(() => tf.tensor2d(cells, [numSteps, batchSize], 'int32').transpose() as tf.Tensor2D);
    };
    yield { x: windowFrom(0), y: windowFrom(1) };
  }
}

function checkSizes(batchSize: number, numSteps: number, offset: number): void {
  for (const [name, size] of Object.entries({ batchSize, numSteps })) {
    if (!Number.isInteger(size) || size < 1) throw new Error(`${name} must be a positive integer but is ${size}.`);
  }
  if (!Number.isInteger(offset) || offset < 0) throw new Error(`offset must be 0, 1, 2, … but is ${offset}.`);
}
