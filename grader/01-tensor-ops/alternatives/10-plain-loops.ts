/**
 * @alternative Reads the values, and reduces each line in plain JavaScript.
 */
import { tf } from '@gradus/runtime';

export type Stats = Record<'max' | 'min' | 'mean' | 'sum' | 'prod' | 'argMax' | 'argMin', tf.Tensor>;

export function reduceStats(x: tf.Tensor, axis?: number, keepDims = false): Stats {
  if (axis !== undefined && (!Number.isInteger(axis) || axis < -x.rank || axis >= x.rank)) throw new RangeError('axis');
  const shape = axis === undefined ? [x.size] : x.shape;
  const d = axis === undefined ? 0 : (axis + x.rank) % x.rank;
  const length = shape[d]!;
  const inner = shape.slice(d + 1).reduce((a, b) => a * b, 1);
  const outer = shape.slice(0, d).reduce((a, b) => a * b, 1);
  const data = x.dataSync();
  const lines: number[][] = [];
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      lines.push(Array.from({ length }, (_, k) => data[(o * length + k) * inner + i]!));
    }
  }
  const reduced = axis === undefined ? x.shape.map(() => 1) : x.shape.with(d, 1);
  const kept = keepDims ? reduced : axis === undefined ? [] : x.shape.toSpliced(d, 1);
  const make = (of: (line: number[]) => number, dtype: tf.DataType) =>
    tf.tensor(lines.map(of), kept, dtype as 'float32');
  const [lowest, highest] = x.dtype === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [-Infinity, Infinity];
  const sum = (line: number[]) => line.reduce((a, b) => a + b, 0);
  return {
    max: make((line) => Math.max(lowest, ...line), x.dtype),
    min: make((line) => Math.min(highest, ...line), x.dtype),
    mean: make((line) => sum(line) / length, 'float32'),
    sum: make(sum, x.dtype),
    prod: make((line) => line.reduce((a, b) => a * b, 1), x.dtype),
    argMax: make((line) => line.indexOf(Math.max(...line)), 'int32'),
    argMin: make((line) => line.indexOf(Math.min(...line)), 'int32'),
  };
}
