import { randomInt, seededRandom, tf } from '@gradus/runtime';

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
 * @exercise 1.02
 */
export function createTensor(spec: TensorSpec): tf.Tensor {
  switch (spec.kind) {
    case 'full':
      return tf.fill(spec.shape, spec.value, 'float32');
    case 'arange':
      return tf.tensor1d(arange(spec.start, spec.stop, spec.step), 'float32');
    case 'linspace':
      return tf.tensor1d(linspace(spec.start, spec.stop, spec.steps), 'float32');
    case 'logspace': {
      const exponents = linspace(spec.start, spec.stop, spec.steps);
      const powers = exponents.map((exponent) => 10 ** exponent);
      return tf.tensor1d(powers, 'float32');
    }
    case 'eye':
      return tf.eye(spec.rows, spec.cols);
    case 'randint':
      return randint(spec.low, spec.high, spec.shape, spec.seed);
    default:
      throw new Error(`Unknown kind of tensor: ${JSON.stringify(spec)}.`);
  }
}

/** @solution */
function arange(start: number, stop: number, step: number): number[] {
  if (![start, stop, step].every(Number.isFinite)) throw new Error('start, stop and step must be finite.');
  if (step === 0) throw new Error('The step must not be 0: stop would never be reached.');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return Array.from({ length: count }, (_, i) => start + i * step);
}

/** @solution */
function linspace(start: number, stop: number, steps: number): number[] {
  if (![start, stop].every(Number.isFinite)) throw new Error('start and stop must be finite.');
  if (!Number.isInteger(steps) || steps < 0) throw new Error(`steps must be a whole number ≥ 0, but it is ${steps}.`);
  const step = (stop - start) / Math.max(1, steps - 1); // n values have n - 1 gaps between them
  return Array.from({ length: steps }, (_, i) => start + i * step);
}

/** @solution */
function randint(low: number, high: number, shape: number[], seed: number): tf.Tensor {
  if (![low, high].every(Number.isInteger)) throw new Error('low and high must be whole numbers.');
  if (high <= low) throw new Error(`high must be greater than low, but ${high} ≤ ${low}.`);
  const random = seededRandom(seed);
  const values = Array.from({ length: tf.util.sizeFromShape(shape) }, () => randomInt(random, low, high));
  return tf.tensor(values, shape, 'int32');
}
