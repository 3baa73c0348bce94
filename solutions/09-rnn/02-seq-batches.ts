import { tf } from '@gradus/runtime';

/** One window of all rows: inputs, and for each of them what comes next. */
export interface SeqBatch {
  /** int32 [numSteps, batchSize]: time first, one column per row of the text. */
  x: tf.Tensor2D;
  /** int32 [numSteps, batchSize]: x one step later. */
  y: tf.Tensor2D;
}

/**
 * Reads a long text in B rows at once, window by window. A window goes on in the same row where the one before stopped,
 * so that a state can be carried from one to the next.
 *
 *     L = ⌊(n − 1 − offset) / B⌋                       length of a row; the last 1 is for the label of the last input
 *     x[t, b] of window w = ids[offset + b·L + w·T + t]
 *     y[t, b] of window w = ids[offset + b·L + w·T + t + 1]
 *
 * There are ⌊L / T⌋ windows; what is left at the end of each row is not used.
 *
 * @param ids the text, n ids
 * @param batchSize B, the number of rows
 * @param numSteps T, the length of a window
 * @param offset how many ids to leave out at the beginning (default 0)
 * @returns a generator of new tensors that belong to whoever receives them; it keeps none
 * @throws when the first window is asked for, at the latest: if batchSize or numSteps is not a positive integer, or if
 *   offset is not an integer of at least 0
 *
 * @example
 * // ids 0 … 34, B = 2, T = 5: L = 17, three windows. The first two:
 * // x = [[0, 17], [1, 18], [2, 19], [3, 20], [4, 21]],   y = [[1, 18], [2, 19], [3, 20], [4, 21], [5, 22]]
 * // x = [[5, 22], [6, 23], [7, 24], [8, 25], [9, 26]],   y = [[6, 23], …]
 *
 * @see d2l §9.3.4 (sequential partitioning: §8.3.4 in older editions)
 * @exercise 9.02
 */
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
      return tf.tensor2d(cells, [numSteps, batchSize], 'int32');
    };
    yield { x: windowFrom(0), y: windowFrom(1) };
  }
}

/** @solution */
function checkSizes(batchSize: number, numSteps: number, offset: number): void {
  for (const [name, size] of Object.entries({ batchSize, numSteps })) {
    if (!Number.isInteger(size) || size < 1) throw new Error(`${name} must be a positive integer but is ${size}.`);
  }
  if (!Number.isInteger(offset) || offset < 0) throw new Error(`offset must be 0, 1, 2, … but is ${offset}.`);
}
