import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchMatMul } = exercise<typeof import('#02-broadcasting/10-batch-mat-mul')>('2.10');

check(
  'printed',
  'batchMatMul() of [4, 3, 28, 64] and [4, 1, 64, 32] has shape [4, 3, 28, 32]',
  async (gen) => {
    expect(await batchMatMul(gen.uniform([4, 3, 28, 64]), gen.uniform([4, 1, 64, 32]))).toHaveShape([4, 3, 28, 32]);
  },
  { sideCondition: true },
);

check(
  'matrices',
  'batchMatMul() of two matrices is the matrix product',
  async (gen) => {
    expect(await batchMatMul(tensor([[1, 2], [3, 4]]), tensor([[5], [6]]))).toBeCloseToTensor([[17], [39]]); // prettier-ignore
    await forAll(gen, [[2, 3, 4], [3, 3, 3], [1, 4, 2], [2, 1, 3]] as const, async (gen, [m, k, n]) => {
      const [a, b] = [gen.normal([m, k]), gen.normal([k, n])];
      expect(await batchMatMul(a, b)).toBeCloseToTensor(oracle.matMul(NdArray.of(a), NdArray.of(b)), REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'The sum runs over the axis that both share: the columns of a and the rows of b.' },
);

check('linear-layer', 'batchMatMul(x, wᵀ) maps 784 numbers to 512', async () => {
  const x = tensor(NdArray.build([4, 784], ([i]) => i! + 1));
  const wT = tensor(NdArray.build([784, 512], ([, j]) => (j! % 2 === 0 ? 1 : -0.5)));
  const y = NdArray.build([4, 512], ([i, j]) => 784 * (i! + 1) * (j! % 2 === 0 ? 1 : -0.5));
  expect(await batchMatMul(x, wT)).toBeCloseToTensor(y);
});

check('batch', 'batchMatMul() multiplies matrix by matrix along equal batches', async (gen) => {
  await forAll(gen, [[[3, 2, 3], [3, 3, 2]], [[2, 2, 2, 1], [2, 2, 1, 3]], [[2, 2, 2], [2, 2, 2]]] as const, async (gen, [s, t]) => {
    const [a, b] = [gen.normal(s), gen.normal(t)];
    expect(await batchMatMul(a, b)).toBeCloseToTensor(oracle.matMul(NdArray.of(a), NdArray.of(b)), REDUCTION);
  }); // prettier-ignore
});

check(
  'broadcast',
  'batchMatMul() broadcasts the batches: [2, 2] · [3, 2, 2], [4, 1, 2, 3] · [3, 3, 2]',
  async (gen) => {
    await forAll(gen, [[[2, 2], [3, 2, 2]], [[3, 2, 2], [2, 2]], [[4, 1, 2, 3], [3, 3, 2]], [[2, 3, 1, 2], [2, 1, 2, 2]]] as const, async (gen, [s, t]) => {
      const [a, b] = [gen.normal(s), gen.normal(t)];
      expect(await batchMatMul(a, b)).toBeCloseToTensor(oracle.matMul(NdArray.of(a), NdArray.of(b)), REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'Everything left of the last two axes follows the broadcasting rule.' },
);

check('integers', 'batchMatMul() of int32 is int32 and exact', async (gen) => {
  const [a, b] = [gen.integers([2, 3], -9, 10), gen.integers([3, 2], -9, 10)];
  const product = oracle.matMul(NdArray.of(a), NdArray.of(b));
  expect(await batchMatMul(a, b)).toEqualTensor(product, { dtype: 'int32' });
  expect(await batchMatMul(int32([[16777217]]), int32([[1]]))).toEqualTensor([[16777217]], { dtype: 'int32' });
});

check(
  'empty',
  'batchMatMul() with k = 0 is all zeros',
  async () => {
    expect(await batchMatMul(tensor([], [2, 0]), tensor([], [0, 3]))).toEqualTensor(NdArray.filled([2, 3], 0));
    expect(await batchMatMul(tensor([], [2, 1, 0]), tensor([], [0, 2]))).toEqualTensor(NdArray.filled([2, 1, 2], 0));
  },
  { sideCondition: true, cause: 'A sum of nothing is 0.' },
);

check(
  'errors',
  'batchMatMul() refuses vectors, different k, and batches that do not fit',
  async (gen) => {
    await expectThrows(batchMatMul(gen.normal([2, 3]), gen.normal([2, 3])), 'k = 3 against k = 2');
    await expectThrows(batchMatMul(gen.normal([2, 1]), gen.normal([3, 2])), 'k = 1 against k = 3');
    await expectThrows(batchMatMul(gen.normal([2, 3]), gen.normal([1, 2])), 'k = 3 against k = 1');
    await expectThrows(batchMatMul(gen.normal([2]), gen.normal([2, 2])), 'a of rank 1');
    await expectThrows(batchMatMul(gen.normal([2, 2]), gen.normal([2])), 'b of rank 1');
    await expectThrows(batchMatMul(gen.normal([2, 2, 2]), gen.normal([3, 2, 2])), 'batches of 2 and 3');
  },
  { sideCondition: true, cause: 'Broadcasting stretches k = 1 instead of refusing it: compare the sizes yourself.' },
);

checkGradient(batchMatMul, (gen) => {
  const [a, b] = [gen.normal([2, 2, 3]), gen.normal([3, 2])];
  return [
    { args: [a, b], oracle: (x) => oracle.matMul(x, NdArray.of(b)) },
    { args: [a, b], wrt: 1, oracle: (x) => oracle.matMul(NdArray.of(a), x) },
  ];
});

checkMemory(batchMatMul, (gen) => [gen.normal([2, 2, 3]), gen.normal([3, 2])]);
