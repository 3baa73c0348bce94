// Exercise 1.02, 9 points.
import { NotImplemented, tf } from '@gradus/runtime';

/** What to create: one variant for each kind of tensor. */
export type TensorSpec =
  | { kind: 'full'; shape: number[]; value: number }
  | { kind: 'arange'; start: number; stop: number; step: number }
  | { kind: 'linspace' | 'logspace'; start: number; stop: number; steps: number }
  | { kind: 'eye'; rows: number; cols: number }
  | { kind: 'randint'; low: number; high: number; shape: number[]; seed: number };

/**
 * Creates a tensor from a description.
 *
 * - `full`: every value is `value`; the shape `[]` makes a scalar.
 * - `arange`: start, start + step, start + 2·step, … up to `stop`, which is left out. The step may be negative;
 *   a step that leads away from `stop` gives the empty vector. However long the vector is, each value is as exact as
 *   the first: no rounding errors may pile up.
 * - `linspace`: `steps` evenly spaced values; the first is `start` and the last is `stop`. One step gives `[start]`,
 *   none gives the empty vector.
 * - `logspace`: `steps` values whose base-10 logarithms are evenly spaced from `start` to `stop`.
 * - `eye`: shape [rows, cols], 1 where the row number equals the column number, else 0.
 * - `randint`: whole numbers, each of low, low + 1, …, high − 1 equally likely; `high` itself never comes up.
 *   The same seed gives the same tensor, another seed another one. (`@gradus/runtime` exports `seededRandom`.)
 *
 * @returns float32, but `randint` gives int32; `arange`, `linspace` and `logspace` give vectors
 * @throws Error if `step` is 0, if `start`, `stop` or `step` is not finite, if `steps` is not a whole number ≥ 0,
 *   if `low` or `high` is not a whole number, or if `high` ≤ `low`
 * @example
 * createTensor({ kind: 'arange', start: 2, stop: 8, step: 3 });     // [2, 5]
 * createTensor({ kind: 'linspace', start: 1, stop: 3, steps: 5 });  // [1, 1.5, 2, 2.5, 3]
 * createTensor({ kind: 'logspace', start: 0, stop: 2, steps: 3 });  // [1, 10, 100]
 * createTensor({ kind: 'eye', rows: 2, cols: 3 });                  // [[1, 0, 0], [0, 1, 0]]
 * @see Dive into Deep Learning, section 2.1.1; PyTorch: `torch.arange`, `torch.linspace`, `torch.logspace`
 */
export function createTensor(spec: TensorSpec): tf.Tensor {
  throw new NotImplemented('1.02');
}
