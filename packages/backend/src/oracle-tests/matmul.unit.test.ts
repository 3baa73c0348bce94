import * as tf from '@tensorflow/tfjs';
import { checkCases, type Case } from '../testing/check-cases';
import { matmul } from '../testing/oracles/matmul';
import { randomArray, randomInt, seededRandom } from '../testing/random-array';
import { useWasmPlus } from '../testing/use-wasm-plus';

useWasmPlus();

const random = seededRandom(1);
const TRANSPOSES = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

// Around the tile of 4 × 8, one element, one row, and sizes drawn at random
const SIZES: [m: number, n: number, k: number][] = [
  [1, 1, 1],
  [4, 8, 1],
  [5, 9, 4],
  [3, 7, 11],
  [1, 17, 6],
  ...Array.from({ length: 4 }, () => [draw(20), draw(20), draw(20)] as [number, number, number]),
];

describe('matMul', () => {
  checkCases(SIZES.flatMap(([m, n, k]) => TRANSPOSES.map((transposes) => product([m, n, k], transposes))));
});

describe('matMul of batches', () => {
  checkCases(
    (
      [
        [[3], [3]],
        [[3], [1]],
        [
          [2, 3],
          [2, 3],
        ],
        [
          [2, 1],
          [1, 3],
        ],
        [[2, 3], [3]],
      ] as const
    ).flatMap(([a, b]) => TRANSPOSES.map((transposes) => product([3, 5, 4], transposes, a, b))),
  );
});

// Blocks of 96 rows, 384 deep, 1024 columns
describe('matMul beyond one block', () => {
  checkCases(
    TRANSPOSES.map((transposes) => ({ ...product([98, 9, 390], transposes), isConstant: true })).concat({
      ...product([3, 1030, 20], [false, false]),
      isConstant: true,
    }),
  );
});

function product(
  [m, n, k]: readonly [number, number, number],
  [transposeA, transposeB]: readonly [boolean, boolean],
  batchA: readonly number[] = [],
  batchB: readonly number[] = [],
): Case {
  const a = randomArray([...batchA, ...(transposeA ? [k, m] : [m, k])]);
  const b = randomArray([...batchB, ...(transposeB ? [n, k] : [k, n])]);
  return {
    name: `[${String(a.shape)}]${transposeA ? 'ᵀ' : ''} · [${String(b.shape)}]${transposeB ? 'ᵀ' : ''}`,
    inputs: [a, b],
    op: (x, y) => tf.matMul(x, y, transposeA, transposeB),
    oracle: (x, y) => matmul(x, y, transposeA, transposeB),
  };
}

function draw(most: number): number {
  return randomInt(random, 1, most);
}
