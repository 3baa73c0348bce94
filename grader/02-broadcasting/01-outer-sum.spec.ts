import { check, checkGradient, checkMemory, exercise, forAll, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { outerSum } = exercise<typeof import('#02-broadcasting/01-outer-sum')>('2.01');

check(
  'printed',
  'outerSum([1, 2, 3], [4, 5, 6]) = [[5, 6, 7], [6, 7, 8], [7, 8, 9]]',
  async () => {
    expect(await outerSum(tensor([1, 2, 3]), tensor([4, 5, 6]))).toEqualTensor([[5, 6, 7], [6, 7, 8], [7, 8, 9]]); // prettier-ignore
  },
  { cause: 'Every element of a meets every element of b, and they are added.' },
);

check(
  'lengths',
  'outerSum(a, b) has a row for each element of b, and a column for each of a',
  async (gen) => {
    await forAll(gen, [[3, 2], [2, 5], [4, 3]] as const, async (gen, [na, nb]) => {
      const [a, b] = [gen.normal([na]), gen.normal([nb])];
      expect(await outerSum(a, b)).toBeCloseToTensor(oracle.outerSum(NdArray.of(a), NdArray.of(b)));
    }); // prettier-ignore
  },
  { cause: 'b is the vector that has to become a column.' },
);

check(
  'square',
  'outerSum(a, b)[i][j] = b[i] + a[j] also when a and b are equally long',
  async (gen) => {
    const [a, b] = [gen.normal([4]), gen.normal([4])];
    expect(await outerSum(a, b)).toBeCloseToTensor(oracle.outerSum(NdArray.of(a), NdArray.of(b)));
  },
  { cause: 'Along a row a changes, down a column b does.' },
);

check('single', 'outerSum() works for vectors of length 1', async (gen) => {
  await forAll(gen, [[1, 3], [3, 1], [1, 1]] as const, async (gen, [na, nb]) => {
    const [a, b] = [gen.normal([na]), gen.normal([nb])];
    expect(await outerSum(a, b)).toBeCloseToTensor(oracle.outerSum(NdArray.of(a), NdArray.of(b)));
  }); // prettier-ignore
});

check(
  'empty',
  'outerSum() of an empty vector is an empty table: [nb, 0] or [0, na]',
  async (gen) => {
    expect(await outerSum(tensor([]), gen.normal([3]))).toEqualTensor(new NdArray([3, 0], []));
    expect(await outerSum(gen.normal([2]), tensor([]))).toEqualTensor(new NdArray([0, 2], []));
  },
  { sideCondition: true },
);

checkGradient(outerSum, (gen) => {
  const [a, b] = [gen.normal([3]), gen.normal([2])];
  return [
    { args: [a, b], oracle: (x) => oracle.outerSum(x, NdArray.of(b)) },
    { args: [a, b], wrt: 1, oracle: (x) => oracle.outerSum(NdArray.of(a), x) },
  ];
});

checkMemory(outerSum, (gen) => [gen.normal([3]), gen.normal([2])]);
