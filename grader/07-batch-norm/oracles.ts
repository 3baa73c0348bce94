import { NdArray, type TensorData } from '@gradus/testkit';

/** Mean and biased variance over some axes, in two passes; the axes are removed. */
export function moments(x: NdArray, axes: readonly number[]): { mean: NdArray; variance: NdArray } {
  const reduced = axes.map((axis) => (axis < 0 ? axis + x.rank : axis));
  const kept = x.shape.flatMap((_, d) => (reduced.includes(d) ? [] : [d]));
  const shape = kept.map((d) => x.shape[d]!);
  const groups = shape.reduce((a, b) => a * b, 1);
  const rows = x.transpose([...kept, ...reduced]).reshape([groups, x.size / groups]);
  return { mean: rows.reduce(average, 1).reshape(shape), variance: rows.reduce(variance, 1).reshape(shape) };
}

/** (x − mean) / √(variance + eps), by the last axis. */
export function standardize(x: NdArray, mean: NdArray, variance: NdArray, eps = 1e-5): NdArray {
  return x.sub(mean).div(variance.map((v) => Math.sqrt(v + eps)));
}

/** x̂ of the batch itself: statistics over all axes but the last. */
export function xHat(x: NdArray, eps = 1e-5): NdArray {
  const { mean, variance } = moments(x, allButLast(x));
  return standardize(x, mean, variance, eps);
}

/** gamma · x̂ + beta with the statistics of the batch, for [n, d] and [n, h, w, c]. */
export function batchNorm(x: NdArray, gamma: NdArray, beta: NdArray, eps = 1e-5): NdArray {
  return xHat(x, eps).mul(gamma).add(beta);
}

export function allButLast(x: NdArray): number[] {
  return x.shape.slice(1).map((_, d) => d);
}

export interface Running {
  mean: NdArray;
  variance: NdArray;
}

/** Running mean 0 and variance 1 for d features. */
export function freshRunning(d: number): Running {
  return { mean: NdArray.filled([d], 0), variance: NdArray.filled([d], 1) };
}

/** (1 − m) · old + m · new, with the unbiased variance of the new batch. */
export function updateRunning(old: Running, batch: Running, n: number, momentum = 0.1): Running {
  const blend = (a: NdArray, b: NdArray) => a.mul(1 - momentum).add(b.mul(momentum));
  return { mean: blend(old.mean, batch.mean), variance: blend(old.variance, batch.variance.mul(n / (n - 1))) };
}

/** {@link updateRunning} with the statistics of this batch. */
export function afterBatch(old: Running, x: NdArray, momentum?: number): Running {
  return updateRunning(old, moments(x, allButLast(x)), x.size / x.shape.at(-1)!, momentum);
}

/** Mean cross entropy of the rows of logits: a scalar. */
export function crossEntropy(logits: NdArray, y: readonly number[]): number {
  return average(y.map((label, i) => -logSoftmax(rowOf(logits, i))[label]!));
}

/** The position of the largest element of each row, the first on a tie. */
export function argMax(x: TensorData): number[] {
  return [...NdArray.of(x).reduce((row) => row.indexOf(Math.max(...row)), 1).values];
}

export function average(xs: readonly number[]): number {
  return xs.reduce((total, x) => total + x, 0) / xs.length;
}

function variance(xs: readonly number[]): number {
  const mean = average(xs);
  return average(xs.map((x) => (x - mean) ** 2));
}

function rowOf(x: NdArray, i: number): number[] {
  return Array.from({ length: x.shape[1]! }, (_, j) => x.at(i, j));
}

function logSoftmax(z: readonly number[]): number[] {
  const m = Math.max(...z);
  const logSum = m + Math.log(z.reduce((total, x) => total + Math.exp(x - m), 0));
  return z.map((x) => x - logSum);
}
