import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  range,
  type TensorData,
} from '@gradus/testkit';
import { parts } from './oracles';

const { splitBySizes } = exercise<typeof import('#01-tensor-ops/08-split-by-sizes')>('1.08');
const { refusal } = probe<typeof import('./08-split-by-sizes.probe')>();

async function compare(x: TensorData, sizes: readonly number[], axis: number): Promise<void> {
  const received = await splitBySizes(x, sizes, axis);
  expect(`${received.length} parts`).toBe(`${sizes.length} parts`);
  parts(NdArray.of(x), sizes, axis).forEach((expected, p) => {
    expect(received[p]).toEqualTensor(expected, { dtype: x.dtype, name: `part ${p}` });
  });
}

check(
  'rows',
  '[5, 6] cut into 2 and 3 rows: [2, 6] and [3, 6]',
  async (gen) => {
    const received = await splitBySizes(range([5, 6]), [2, 3]);
    expect(received.map(({ shape }) => shape)).toEqual([[2, 6], [3, 6]]); // prettier-ignore
    expect(received[0]).toEqualTensor(range([2, 6]), { name: 'part 0' });
    expect(received[1]).toEqualTensor(range([3, 6], 12), { name: 'part 1' });
    await compare(gen.normal([7, 2]), [4, 1, 2], 0);
  },
  { cause: 'Each part has a size of its own, and begins where the one before it ends.' },
);

check(
  'joined',
  'the parts, laid end to end, are x: for every axis, nothing lost and nothing twice',
  async (gen) => {
    await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
      const shape = gen.shape({ minRank: rank, maxRank: rank, minLength: 3 });
      for (let axis = 0; axis < rank; axis++) await compare(gen.normal(shape), randomSizes(gen, shape[axis]!), axis);
    });
  },
  { cause: 'The place where a part begins is the sum of all sizes before it, on the chosen axis; 0 on the others.' },
);

check(
  'negative-axis',
  'axis −1 is the last one',
  async (gen) => {
    await compare(gen.normal([2, 3]), [1, 2], -1);
    await compare(gen.normal([4, 2, 4]), [3, 1], -3);
    await compare(gen.normal([2, 4, 4]), [1, 3], -2);
  },
  { cause: 'A negative axis counts from the end.' },
);

check('empty', 'a part of size 0 is an empty tensor, in its place; no sizes for an empty axis give no parts', async (gen) => {
  await compare(gen.normal([3, 2]), [0, 2, 0, 1, 0], 0);
  await compare(gen.normal([2, 3]), [3, 0], 1);
  expect(await splitBySizes(range([0, 2]), [])).toEqual([]);
}); // prettier-ignore

check('dtypes', 'int32 and bool stay what they are', async (gen) => {
  await compare(gen.integers([5], -9, 10), [2, 3], 0);
  await compare(gen.bools([2, 4]), [1, 3], 1);
});

check(
  'errors',
  'splitBySizes() refuses sizes that do not add up, negative sizes, fractions, and an axis that is not there',
  async (gen) => {
    const x = gen.normal([5, 6]);
    await expectThrows(splitBySizes(x, [2, 2]), 'sizes 2 + 2 for length 5');
    await expectThrows(splitBySizes(x, [2, 4]), 'sizes 2 + 4 for length 5');
    await expectThrows(splitBySizes(x, [2, 3], 1), 'sizes 2 + 3 for length 6');
    await expectThrows(splitBySizes(x, [2, -1]), 'size -1');
    await expectThrows(splitBySizes(x, [-1, 6]), 'size -1');
    await expectThrows(splitBySizes(x, [6, -1]), 'size -1');
    await expectThrows(splitBySizes(x, [2.5, 2.5]), 'size 2.5');
    await expectThrows(splitBySizes(x, []), 'no sizes for length 5');
    await expectThrows(splitBySizes(x, [5], 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(splitBySizes(x, [5], -3), 'axis -3 of a rank-2 tensor');
  },
  { sideCondition: true },
);

check(
  'refusal',
  'a refused call leaves no tensor behind',
  async (gen) => {
    await forAll(gen, [[2, 2], [2, 4], [2, 4, -1]], async (gen, sizes) => {
      expect(await refusal(splitBySizes, gen.normal([5, 2]), sizes)).toEqual({ threw: true, left: 0 });
    });
  },
  { trust: 'worker', sideCondition: true, cause: 'Check the sizes before you cut off the first part.' },
); // prettier-ignore

checkMemory(splitBySizes, (gen) => [gen.normal([3, 4]), [1, 3], 1]);

/** Sizes that add up to the length: at least two parts, or one of size 1. */
function randomSizes(gen: Generators, length: number): number[] {
  const first = gen.int(1, length);
  const second = gen.int(0, length - first + 1);
  return [first, second, length - first - second];
}
