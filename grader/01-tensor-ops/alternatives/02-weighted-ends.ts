/**
 * @alternative Mixes both ends of a linspace with weights, draws with floor, and fills arrays in loops.
 */
import { seededRandom, tf } from '@gradus/runtime';

export type TensorSpec =
  | { kind: 'full'; shape: number[]; value: number }
  | { kind: 'arange'; start: number; stop: number; step: number }
  | { kind: 'linspace' | 'logspace'; start: number; stop: number; steps: number }
  | { kind: 'eye'; rows: number; cols: number }
  | { kind: 'randint'; low: number; high: number; shape: number[]; seed: number };

export function createTensor(spec: TensorSpec): tf.Tensor {
  if (spec.kind === 'full') return tf.tidy(() => tf.zeros(spec.shape).add(spec.value));
  if (spec.kind === 'arange') {
    const { start, stop, step } = spec;
    if (step === 0 || !Number.isFinite(start + stop + step)) throw new RangeError('arange');
    const values: number[] = [];
    for (let i = 0; (stop - (start + i * step)) * Math.sign(step) > 0; i++) values.push(start + i * step);
    return tf.tensor1d(values, 'float32');
  }
  if (spec.kind === 'linspace' || spec.kind === 'logspace') {
    const { start, stop, steps, kind } = spec;
    if (!Number.isFinite(start + stop) || !Number.isSafeInteger(steps) || steps < 0) throw new RangeError(kind);
    const values = new Float32Array(steps);
    for (let i = 0; i < steps; i++) {
      const t = steps === 1 ? 0 : i / (steps - 1);
      const value = (1 - t) * start + t * stop;
      values[i] = kind === 'linspace' ? value : Math.exp(value * Math.LN10);
    }
    return tf.tensor1d(values);
  }
  if (spec.kind === 'eye') {
    const values = new Float32Array(spec.rows * spec.cols);
    for (let i = 0; i < Math.min(spec.rows, spec.cols); i++) values[i * spec.cols + i] = 1;
    return tf.tensor2d(values, [spec.rows, spec.cols]);
  }
  const { low, high, shape, seed } = spec as Extract<TensorSpec, { kind: 'randint' }>;
  if (!Number.isInteger(low) || !Number.isInteger(high) || high <= low) throw new RangeError('randint');
  const random = seededRandom(seed);
  const values = new Int32Array(shape.reduce((size, length) => size * length, 1));
  for (let i = 0; i < values.length; i++) values[i] = low + Math.floor(random() * (high - low));
  return tf.tensor(values, shape, 'int32');
}
