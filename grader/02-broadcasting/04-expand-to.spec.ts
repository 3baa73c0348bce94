import {
  bool,
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { expandTo } = exercise<typeof import('#02-broadcasting/04-expand-to')>('2.04');

check('printed', 'expandTo() stretches [1, 32, 1, 1] to [4, 32, 14, 14]', async (gen) => {
  const x = gen.normal([1, 32, 1, 1]);
  expect(await expandTo(x, [4, 32, 14, 14])).toBeCloseToTensor(oracle.expand(NdArray.of(x), [4, 32, 14, 14]));
});

check('values', 'expandTo() is constant along the stretched axes', async (gen) => {
  const column = tensor([[1], [2]]);
  expect(await expandTo(column, [2, 3])).toBeCloseToTensor([[1, 1, 1], [2, 2, 2]]); // prettier-ignore
  await forAll(gen, [[[2, 1, 3], [2, 4, 3]], [[1, 3, 1], [2, 3, 2]], [[1, 1], [3, 3]], [[2, 3], [2, 3]]] as const, async (gen, [from, to]) => {
    const x = gen.normal(from);
    expect(await expandTo(x, to)).toBeCloseToTensor(oracle.expand(NdArray.of(x), to));
  }); // prettier-ignore
});

check(
  'keep',
  'expandTo(x, [−1, 3]) keeps the first size of x',
  async (gen) => {
    await forAll(gen, [
      [[2, 1], [-1, 3], [2, 3]],
      [[1, 3], [4, -1], [4, 3]],
      [[3], [2, -1], [2, 3]],
      [[2, 1], [3, -1, 2], [3, 2, 2]],
      [[1, 2], [-1, -1], [1, 2]],
    ] as const, async (gen, [from, shape, to]) => {
      const x = gen.normal(from);
      expect(await expandTo(x, shape)).toBeCloseToTensor(oracle.expand(NdArray.of(x), to));
    }); // prettier-ignore
  },
  { cause: '−1 stands for the size x has on that axis; the shapes are aligned at the right.' },
);

check(
  'new-axes',
  'expandTo() puts new axes on the left',
  async (gen) => {
    expect(await expandTo(tensor([1, 2]), [2, 2])).toBeCloseToTensor([[1, 2], [1, 2]]); // prettier-ignore
    const x = gen.normal([3, 1]);
    expect(await expandTo(x, [2, 3, 3])).toBeCloseToTensor(oracle.expand(NdArray.of(x), [2, 3, 3]));
    expect(await expandTo(tensor(1.5), [2, 3])).toBeCloseToTensor(NdArray.filled([2, 3], 1.5));
    expect(await expandTo(tensor(1.5), [])).toBeCloseToTensor(1.5);
  },
  { cause: 'Old axes line up with the last entries of the shape.' },
);

check(
  'dtype',
  'expandTo() keeps int32 and bool, and every value exactly',
  async () => {
    expect(await expandTo(int32([16777217, -3]), [2, 2])).toEqualTensor([[16777217, -3], [16777217, -3]], { dtype: 'int32' }); // prettier-ignore
    expect(await expandTo(bool([[1], [0]]), [2, 2])).toEqualTensor([[1, 1], [0, 0]], { dtype: 'bool' }); // prettier-ignore
    expect(await expandTo(tensor([-Infinity, NaN, Infinity]), [2, 3])).toEqualTensor([[-Infinity, NaN, Infinity], [-Infinity, NaN, Infinity]]); // prettier-ignore
  },
  { cause: 'Operations on two dtypes give the wider one: float32 beside int32, int32 beside bool.' },
);

check(
  'empty',
  'expandTo() stretches 1 to 0 as well',
  async (gen) => {
    expect(await expandTo(gen.normal([2, 1]), [2, 0])).toEqualTensor(new NdArray([2, 0], []));
    expect(await expandTo(gen.normal([3]), [0, 3])).toEqualTensor(new NdArray([0, 3], []));
    expect(await expandTo(tensor([], [0, 1]), [-1, 4])).toEqualTensor(new NdArray([0, 4], []));
  },
  { sideCondition: true },
);

check(
  'errors',
  'expandTo() refuses to stretch anything but 1, to drop axes, and sizes that make no sense',
  async (gen) => {
    const x = gen.normal([3]);
    await expectThrows(expandTo(x, [6]), 'stretching 3 to 6');
    await expectThrows(expandTo(x, [1]), 'shrinking 3 to 1');
    await expectThrows(expandTo(x, [3, 1]), 'stretching [3] to [3, 1], where 3 meets 1');
    await expectThrows(expandTo(x, [0]), 'shrinking 3 to 0');
    await expectThrows(expandTo(tensor([], [0]), [1]), 'stretching 0 to 1');
    await expectThrows(expandTo(gen.normal([1, 3]), [3]), 'a shape with fewer axes than x');
    await expectThrows(expandTo(x, [-1, 3]), 'a size of -1 for a new axis, where there is nothing to keep');
    await expectThrows(expandTo(gen.normal([1, 3]), [-2, 3]), 'a size of -2');
    await expectThrows(expandTo(gen.normal([1, 3]), [1.5, 3]), 'a size of 1.5');
  },
  { sideCondition: true, cause: 'Only an axis of size 1 can be stretched; 3 to 6 would be repeating.' },
);

checkGradient(expandTo, (gen) => [
  { args: [gen.normal([1, 3]), [2, 3]], oracle: (x) => oracle.expand(x, [2, 3]) },
  { args: [gen.normal([2, 1]), [3, -1, 2]], oracle: (x) => oracle.expand(x, [3, 2, 2]) },
  { args: [gen.normal([]), [4]], oracle: (x) => oracle.expand(x, [4]) },
]);

checkMemory(expandTo, (gen) => [gen.normal([2, 1]), [3, 2, 2]]);
