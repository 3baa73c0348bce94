import * as tf from '@tensorflow/tfjs';
import { checkCases, type Case } from '../testing/check-cases';
import { logSumExpOf, meanOf, productOf, reduce, sumOf } from '../testing/oracles/reduce';
import { randomArray } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const AXES: Record<number, number[][]> = {
  1: [[0]],
  2: [[0], [1], [0, 1]],
  4: [[0, 1, 2], [1, 2], [0, 2], [1, 3], [3]],
};

describe('sum', () => checkCases(casesOf('sum', tf.sum, sumOf, [[6], [7, 21], [3, 2, 3, 5]])));
describe('mean', () => checkCases(casesOf('mean', tf.mean, meanOf, [[6], [7, 21], [3, 2, 3, 5]])));
describe('max', () => checkCases(casesOf('max', tf.max, (values) => Math.max(...values), [[5, 6]])));
describe('min', () => checkCases(casesOf('min', tf.min, (values) => Math.min(...values), [[5, 6]])));
describe('prod', () =>
  checkCases(casesOf('prod', tf.prod, productOf, [[5, 4]]).map((each) => ({ ...each, isConstant: true }))));
describe('logSumExp', () => checkCases(casesOf('logSumExp', tf.logSumExp, logSumExpOf, [[5, 6]])));

// Runs of 32 rows, 16 and 4 columns, 512 elements
describe('sum over more than one run', () => {
  const shapes: [number[], number[]][] = [
    [[70, 23], [0]],
    [[3, 1100], [1]],
    [
      [2, 40, 5, 3],
      [0, 2],
    ],
  ];
  checkCases(
    shapes.map(([shape, axes]) => ({
      name: `sum of [${String(shape)}] over ${String(axes)}`,
      inputs: [randomArray(shape)],
      op: (x) => tf.sum(x, axes),
      oracle: (x) => reduce(x, axes, false, sumOf),
      isConstant: true,
    })),
  );
});

function casesOf(
  name: string,
  op: (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor,
  combine: (values: number[]) => number,
  shapes: number[][],
): Case[] {
  return shapes.flatMap((shape) =>
    AXES[shape.length]!.flatMap((axes) =>
      [false, true].map((keepDims) => ({
        name: `${name} of [${String(shape)}] over ${String(axes)}${keepDims ? ', axes kept,' : ''}`,
        inputs: [randomArray(shape)],
        op: (x: tf.Tensor) => op(x, axes, keepDims),
        oracle: (x) => reduce(x, axes, keepDims, combine),
      })),
    ),
  );
}
