import * as tf from '@tensorflow/tfjs';
import { at, build, type Array64 } from '../testing/array64';
import { checkCases, type Case } from '../testing/check-cases';
import { randomArray, randomInts } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

/** An operation that only moves elements: the shape of its result and, for each index of it, the index it comes from. */
type Move = [
  op: (x: tf.Tensor) => tf.Tensor,
  shape: number[],
  resultShape: number[],
  source: (...index: number[]) => number[],
];

const slice = (begin: number[], size: number[], shape: number[]): Move => [
  (x) => tf.slice(x, begin, size),
  shape,
  size,
  (...index) => index.map((i, axis) => i + begin[axis]!),
];
const transpose = (perm: number[], shape: number[]): Move => [
  (x) => tf.transpose(x, perm),
  shape,
  perm.map((axis) => shape[axis]!),
  (...index) => perm.map((_, axis) => index[perm.indexOf(axis)]!),
];
const tile = (reps: number[], shape: number[]): Move => [
  (x) => tf.tile(x, reps),
  shape,
  shape.map((size, axis) => size * reps[axis]!),
  (...index) => index.map((i, axis) => i % shape[axis]!),
];
const gather = (indices: number[], axis: number, shape: number[]): Move => [
  (x) => tf.gather(x, tf.tensor1d(indices, 'int32'), axis),
  shape,
  shape.with(axis, indices.length),
  (...index) => index.with(axis, indices[index[axis]!]!),
];
const strided = (begin: number[], end: number[], strides: number[], shape: number[], result: number[]): Move => [
  (x) => tf.stridedSlice(x, begin, end, strides),
  shape,
  result,
  (...index) => index.map((i, axis) => begin[axis]! + i * strides[axis]!),
];

const MOVES: Record<string, Move> = {
  'slice of one axis': slice([2], [3], [7]),
  'slice of the first axis': slice([1, 0, 0], [2, 4, 5], [4, 4, 5]),
  'slice of the last axis': slice([0, 0, 2], [3, 4, 2], [3, 4, 5]),
  'slice of an inner axis': slice([0, 1, 0], [3, 2, 5], [3, 4, 5]),
  'slice of all axes': slice([1, 1, 2, 1], [2, 2, 1, 2], [3, 4, 5, 3]),
  'slice of one element': slice([2, 3], [1, 1], [3, 4]),
  'slice of nothing': slice([1, 1], [2, 0], [3, 4]),
  'transpose of a matrix': transpose([1, 0], [37, 35]),
  'transpose 102': transpose([1, 0, 2], [3, 4, 5]),
  'transpose 021': transpose([0, 2, 1], [3, 4, 5]),
  'transpose 120': transpose([1, 2, 0], [3, 4, 5]),
  'transpose 201': transpose([2, 0, 1], [3, 4, 5]),
  'transpose 210': transpose([2, 1, 0], [3, 4, 5]),
  'transpose 0213': transpose([0, 2, 1, 3], [2, 3, 4, 5]),
  'transpose 0231': transpose([0, 2, 3, 1], [2, 3, 4, 5]),
  'transpose 3120': transpose([3, 1, 2, 0], [2, 3, 4, 5]),
  'transpose 01': transpose([0, 1], [3, 4]),
  'tile of the first axis': tile([3, 1], [2, 5]),
  'tile of the last axis': tile([1, 3], [2, 5]),
  'tile of all axes': tile([2, 1, 3], [2, 3, 2]),
  'gather of rows': gather([2, 0, 0, 1], 0, [3, 4]),
  'gather of columns': gather([3, 1], 1, [3, 4, 2]),
  'gather of the last axis': gather([3, 1, 3], 2, [2, 3, 4]),
  'reverse of the last axis': [(x) => tf.reverse(x, 1), [3, 4], [3, 4], (i, j) => [i!, 3 - j!]],
  pad: [
    (x) =>
      tf.pad(x, [
        [1, 0],
        [2, 1],
      ]),
    [2, 3],
    [3, 6],
    (i, j) => [i! - 1, j! - 2],
  ],
  mirrorPad: [
    (x) =>
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [0, 1],
        ],
        'reflect',
      ),
    [3, 3],
    [5, 4],
    (i, j) => [i === 0 ? 1 : i === 4 ? 1 : i! - 1, j === 3 ? 1 : j!],
  ],
  'stridedSlice of every second': strided([0, 1], [4, 5], [2, 2], [4, 5], [2, 2]),
  'stridedSlice backwards': strided([3, 4], [0, 0], [-1, -2], [4, 5], [3, 2]),
  split: [(x) => tf.split(x, [1, 3], 1)[1]!, [3, 4], [3, 3], (i, j) => [i!, j! + 1]],
  unstack: [(x) => tf.unstack(x, 1)[2]!, [2, 3, 4], [2, 4], (i, j) => [i!, 2, j!]],
  'concat of rows': [(x) => tf.concat([x, x], 0), [2, 3], [4, 3], (i, j) => [i! % 2, j!]],
  'concat of columns': [(x) => tf.concat([x, x, x], 1), [2, 3, 2], [2, 9, 2], (i, j, k) => [i!, j! % 3, k!]],
  stack: [(x) => tf.stack([x, x], 1), [2, 3], [2, 2, 3], (i, j, k) => [i!, k!]],
  depthToSpace: [
    (x) => tf.depthToSpace(x as tf.Tensor4D, 2),
    [1, 2, 3, 8],
    [1, 4, 6, 2],
    (b, i, j, c) => [b!, i! >> 1, j! >> 1, ((i! % 2) * 2 + (j! % 2)) * 2 + c!],
  ],
};

describe('moves of float32', () => checkCases(cases(randomArray)));
describe('moves of int32', () => {
  const ints = cases((shape) => randomInts(shape, -(2 ** 30), 2 ** 30));
  checkCases(ints.filter(({ name }) => name !== 'depthToSpace').map((each) => ({ ...each, isConstant: true })));
});
describe('moves of bool', () => {
  const bools = cases((shape) => ({ ...randomInts(shape, 0, 1), dtype: 'bool' }));
  checkCases(
    bools
      .filter(({ name }) => !['pad', 'mirrorPad', 'depthToSpace'].includes(name))
      .map((each) => ({ ...each, isConstant: true })),
  );
});

function cases(makeInput: (shape: number[]) => Array64): Case[] {
  return Object.entries(MOVES).map(([name, [op, shape, resultShape, source]]) => ({
    name,
    inputs: [makeInput(shape)],
    op,
    oracle: (x) => build(resultShape, (...index) => at(x, ...source(...index))),
  }));
}
