import * as tf from '@tensorflow/tfjs';
import { at, build, sum, type Array64 } from '../testing/array64';
import { checkCases, type Case } from '../testing/check-cases';
import { map, zip } from '../testing/oracles/elementwise';
import { logSumExpOf, mapRows, meanOf, reduce, sumOf } from '../testing/oracles/reduce';
import { randomArray, randomInts } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const CASES: Case[] = [
  {
    name: 'softmax',
    inputs: [randomArray([4, 7], -3, 3)],
    op: (x) => tf.softmax(x),
    oracle: (x) => mapRows(x, (row) => row.map((value) => Math.exp(value - logSumExpOf(row)))),
  },
  {
    name: 'logSoftmax',
    inputs: [randomArray([4, 7], -3, 3)],
    op: (x) => tf.logSoftmax(x),
    oracle: (x) => mapRows(x, (row) => row.map((value) => value - logSumExpOf(row))),
  },
  {
    name: 'variance',
    inputs: [randomArray([3, 4, 5])],
    op: (x) => tf.moments(x, [0, 1]).variance,
    oracle: (x) => reduce(x, [0, 1], false, (values) => meanOf(values.map((value) => (value - meanOf(values)) ** 2))),
  },
  {
    name: 'norm',
    inputs: [randomArray([3, 4])],
    op: (x) => tf.norm(x, 'euclidean', 1),
    oracle: (x) => reduce(x, [1], false, (values) => Math.hypot(...values)),
  },
  ...[
    [6, 5],
    [2, 3, 4, 5],
  ].map((shape) => ({
    name: `batchNorm of [${String(shape)}]`,
    inputs: [randomArray(shape), randomArray([5]), randomArray([5], 0.5, 2), randomArray([5]), randomArray([5])],
    op: (x: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor, offset: tf.Tensor, scale: tf.Tensor) =>
      tf.batchNorm(x, mean as tf.Tensor1D, variance as tf.Tensor1D, offset as tf.Tensor1D, scale as tf.Tensor1D, 1e-3),
    oracle: batchNorm,
  })),
  {
    name: 'batchNorm with whole tensors as statistics',
    inputs: [[], [], [], [], []].map(() => randomArray([2, 3], 0.5, 2)),
    op: (x, mean, variance, offset, scale) => tf.batchNorm(x!, mean!, variance!, offset, scale, 1e-3),
    oracle: batchNorm,
  },
  ...[0, 1, 2].map((axis) => ({
    name: `cumsum along axis ${axis}`,
    inputs: [randomArray([3, 4, 2])],
    op: (x: tf.Tensor) => tf.cumsum(x, axis),
    oracle: (x: Array64) => build(x.shape, (...index) => sum(index[axis]! + 1, (i) => at(x, ...index.with(axis, i)))),
  })),
  {
    name: 'cumsum exclusive and reverse',
    inputs: [randomArray([3, 4])],
    op: (x) => tf.cumsum(x, 0, true, true),
    oracle: (x) => build(x.shape, (i, j) => sum(3 - i! - 1, (k) => at(x, i! + 1 + k, j!))),
  },
  {
    name: 'where by a comparison',
    inputs: [randomArray([3, 4]), randomArray([3, 4])],
    op: (x, y) => tf.where(tf.greater(x, y), tf.mul(x, y), y),
    oracle: (x, y) => zip(x, y, (a, b) => (a > b ? a * b : b)),
  },
  {
    name: 'gatherND',
    inputs: [randomArray([3, 4])],
    op: (x) => tf.gatherND(x, tf.tensor2d([[0, 1], [2, 3], [0, 1]], [3, 2], 'int32')), // prettier-ignore
    oracle: (x) => build([3], (i) => [at(x, 0, 1), at(x, 2, 3), at(x, 0, 1)][i!]!),
  },
  ...[[5], [5, 3], [5, 2, 4]].map((shape) => ({
    name: `unsortedSegmentSum of [${String(shape)}]`,
    inputs: [randomArray(shape)],
    op: (x: tf.Tensor) => tf.unsortedSegmentSum(x, tf.tensor1d([2, 0, 2, -1, 3], 'int32'), 4),
    oracle: (x: Array64) =>
      build([4, ...shape.slice(1)], (segment, ...rest) =>
        sum(5, (i) => ([2, 0, 2, -1, 3][i] === segment ? at(x, i, ...rest) : 0)),
      ),
  })),
  {
    name: 'softmaxCrossEntropy',
    inputs: [randomArray([4, 5], -2, 2)],
    op: (logits) => tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d([1, 0, 3, 2], 'int32'), 5), logits),
    oracle: (logits) => {
      const losses = [1, 0, 3, 2].map((label, i) => {
        const row = [...logits.data.slice(i * 5, i * 5 + 5)];
        return logSumExpOf(row) - row[label]!;
      });
      return build([], () => meanOf(losses));
    },
  },
  {
    name: 'fused matMul with bias and relu',
    inputs: [randomArray([3, 100]), randomArray([4, 100]), randomArray([4])],
    op: (a, b, bias) =>
      tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias, transposeB: true, activation: 'relu' }),
    oracle: (a, b, bias) =>
      build([3, 4], (i, j) => Math.max(0, at(bias, j!) + sum(100, (k) => at(a, i!, k) * at(b, j!, k)))),
  },
];

describe('operations made of several', () => checkCases(CASES));

describe('int32', () => {
  const ints = (shape: number[], low: number, high: number) => randomInts(shape, low, high);
  checkCases(
    (
      [
        {
          name: 'matMul',
          inputs: [ints([3, 4], -9, 9), ints([4, 2], -9, 9)],
          op: (a, b) => tf.matMul(a, b),
          oracle: (a, b) => build([3, 2], (i, j) => sum(4, (k) => at(a, i!, k) * at(b, k, j!))),
        },
        {
          name: 'sum of numbers beyond 2^24',
          inputs: [ints([3, 40], 2 ** 23, 2 ** 25)],
          op: (x) => tf.sum(x, 1),
          oracle: (x) => reduce(x, [1], false, sumOf),
        },
        {
          name: 'neg of numbers beyond 2^24',
          inputs: [ints([5], 2 ** 25, 2 ** 30)],
          op: tf.neg,
          oracle: (x) => map(x, (value) => -value),
        },
        {
          name: 'max',
          inputs: [ints([3, 4], -(2 ** 30), 2 ** 30)],
          op: (x) => tf.max(x, 1),
          oracle: (x) => reduce(x, [1], false, (values) => Math.max(...values)),
        },
        {
          name: 'where',
          inputs: [ints([4], -9, 9), ints([4], -9, 9)],
          op: (a, b) => tf.where(tf.greater(a, b), a, b),
          oracle: (a, b) => zip(a, b, Math.max),
        },
        {
          name: 'unsortedSegmentSum',
          inputs: [ints([3, 2], -9, 9)],
          op: (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, 1], 'int32'), 2),
          oracle: (x) => build([2, 2], (i, j) => (i === 0 ? at(x, 1, j!) : at(x, 0, j!) + at(x, 2, j!))),
        },
      ] satisfies Case[]
    ).map((each) => ({ ...each, isConstant: true })),
  );
});

/** (x - mean) / √(variance + ε) · scale + offset */
function batchNorm(...[x, mean, variance, offset, scale]: Array64[]): Array64 {
  const deviation = zip(x!, mean!, (a, b) => a - b);
  const normal = zip(deviation, variance!, (a, b) => a / Math.sqrt(b + 1e-3));
  return zip(zip(normal, scale!, (a, b) => a * b), offset!, (a, b) => a + b); // prettier-ignore
}
