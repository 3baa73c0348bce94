import {
  check,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  NdArray,
  range,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { kth, ranked } from './oracles';

const { topK, kthValue } = exercise<typeof import('#01-tensor-ops/11-top-kth')>('1.11');

const TABLE = tensor([
  [0.5685, 0.5202, 0.3325, 0.4772, 0.5526, 0.0226, 0.4443, 0.0853, 0.0394, 0.4344],
  [0.4838, 0.2723, 0.4461, 0.0428, 0.4221, 0.4167, 0.5304, 0.0626, 0.0302, 0.5682],
  [0.1291, 0.8677, 0.6572, 0.6702, 0.1491, 0.7516, 0.2644, 0.53, 0.7948, 0.0689],
  [0.027, 0.7829, 0.7413, 0.5498, 0.8423, 0.1, 0.4008, 0.0438, 0.9429, 0.923],
]);

async function compareTop(x: TensorData, k: number, axis = -1, largest = true): Promise<void> {
  expectRanked(await topK(x, k, axis, largest), ranked(NdArray.of(x), k, axis, largest), x);
}

async function compareKth(x: TensorData, k: number, axis = -1): Promise<void> {
  expectRanked(await kthValue(x, k, axis), kth(NdArray.of(x), k, axis), x);
}

/** Values are moved, not computed, so they are exact. */
function expectRanked(received: { values: TensorData; indices: TensorData }, expected: ReturnType<typeof kth>, x: TensorData) {
  expect(received.values).toEqualTensor(expected.values, { dtype: x.dtype, name: 'values' });
  expect(received.indices).toEqualTensor(expected.indices, { dtype: 'int32', name: 'indices' });
} // prettier-ignore

check('largest', 'topK(x, 3): the three largest of each row, the largest first', async (gen) => {
  const { indices } = await topK(TABLE, 3);
  const expected = [[0, 4, 1], [9, 6, 0], [1, 8, 5], [8, 9, 4]]; // prettier-ignore
  expect(indices).toEqualTensor(expected, { dtype: 'int32', name: 'indices' });
  await compareTop(TABLE, 3);
  await compareTop(gen.distinct([3, 7]), gen.int(1, 8));
  const block = gen.distinct([2, 3, 4]);
  expectRanked(await topK(block, 2), ranked(NdArray.of(block), 2, -1, true), block); // the last axis without being told
});

check(
  'smallest',
  'topK(x, 3, −1, false): the three smallest of each row, the smallest first',
  async (gen) => {
    const { indices } = await topK(TABLE, 3, -1, false);
    const expected = [[5, 8, 7], [8, 3, 7], [9, 0, 4], [0, 7, 5]]; // prettier-ignore
    expect(indices).toEqualTensor(expected, { dtype: 'int32', name: 'indices' });
    await compareTop(TABLE, 3, -1, false);
    await compareTop(gen.distinct([3, 7]), gen.int(2, 8), 1, false);
  },
  { cause: 'The smallest come in ascending order, with their own sign and their places in x.' },
);

check(
  'axes',
  'topK() works along every axis, negative ones, too',
  async (gen) => {
    const square = tensor([[1, 5], [4, 2]]); // prettier-ignore
    await compareTop(square, 1, 0); // no axis is too short for k here: a wrong one is no error
    await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
      const x = gen.distinct(gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 }));
      for (let axis = -rank; axis < rank; axis++) {
        await compareTop(x, gen.int(1, x.shape.at(axis)! + 1), axis, gen.pick([true, false]));
      }
    });
  },
  { cause: 'tf.topk knows the last axis only: exchange the axes before, and back again for values and indices.' },
);

check(
  'kth',
  'kthValue(x, 8) of rows of 10 = [0.5202, 0.4838, 0.7516, 0.8423] at [1, 0, 5, 4]: the 8th SMALLEST',
  async (gen) => {
    const { values, indices } = await kthValue(TABLE, 8);
    expect(values).toBeCloseToTensor([0.5202, 0.4838, 0.7516, 0.8423], { name: 'values' });
    expect(indices).toEqualTensor([1, 0, 5, 4], { dtype: 'int32', name: 'indices' });
    const x = gen.distinct([4, 6]);
    for (const k of [1, 2, 6]) await compareKth(x, k);
    const block = gen.distinct([2, 3, 4]);
    expectRanked(await kthValue(block, 3), kth(NdArray.of(block), 3, -1), block); // the last axis without being told
  },
  { cause: 'k counts from 1, upwards from the minimum; the k-th largest is something else.' },
);

check('kth-axes', 'kthValue() works along every axis, and the axis goes', async (gen) => {
  await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
    const x = gen.distinct(gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 }));
    for (let axis = -rank; axis < rank; axis++) await compareKth(x, gen.int(1, x.shape.at(axis)! + 1), axis);
  });
});

check(
  'ties',
  'of equal values the one with the lower index comes first',
  async (gen) => {
    await compareTop(tensor([2, 7, 7, 1, 7, 1]), 4);
    await compareTop(tensor([2, 7, 7, 1, 7, 1]), 4, 0, false);
    await forAll(gen, 4, async (gen) => {
      const x = tensor(gen.integers([3, 6], 0, 3));
      await compareTop(x, gen.int(1, 7), 1, gen.pick([true, false]));
      await compareKth(x, gen.int(1, 7), 1);
    });
  },
  { cause: 'Reversing the order of the largest to get the smallest reverses the order of equal values, too.' },
);

check('integers', 'int32 values stay int32', async (gen) => {
  const x = gen.integers([3, 5], -50, 50);
  await compareTop(x, 3);
  await compareTop(x, 3, 0, false);
  await compareKth(x, 2);
});

check(
  'errors',
  'topK() and kthValue() refuse a k that is not one of 1 … n, and an axis that is not there',
  async () => {
    const x = range([2, 3]);
    for (const f of [topK, kthValue]) {
      await expectThrows(f(x, 0), 'k = 0');
      await expectThrows(f(x, 4), 'k = 4 on an axis of length 3');
      await expectThrows(f(x, 3, 0), 'k = 3 on an axis of length 2');
      await expectThrows(f(x, 1.5), 'k = 1.5');
      await expectThrows(f(x, -1), 'k = -1');
      await expectThrows(f(x, 1, 2), 'axis 2 of a rank-2 tensor');
      await expectThrows(f(x, 1, -3), 'axis -3 of a rank-2 tensor');
    }
  },
  { sideCondition: true },
);

check(
  'memory',
  'topK() and kthValue() leave their arguments alone and leak no tensor',
  async (gen) => {
    await expectClean(topK, [gen.normal([3, 4]), 2]);
    await expectClean(topK, [gen.normal([3, 4]), 2, 0, false]);
    await expectClean(kthValue, [gen.normal([3, 4]), 2, 0]);
  },
  { trust: 'worker', sideCondition: true },
);
