import {
  check,
  checkMemory,
  exercise,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchMoments } = exercise<typeof import('#07-batch-norm/01-batch-moments')>('7.01');
const beside = probe<typeof import('./01-batch-moments.probe')>();

async function expectMoments(x: TensorData, axes: number[]): Promise<void> {
  const { mean, variance } = (await batchMoments(x, axes)) ?? {};
  const expected = oracle.moments(NdArray.of(x), axes);
  expect(mean).toBeCloseToTensor(expected.mean, { ...REDUCTION, name: 'mean' });
  expect(variance).toBeCloseToTensor(expected.variance, { ...REDUCTION, name: 'variance' });
}

check(
  'printed',
  'batchMoments([[1, 2], [3, 4], [5, 9]], [0]) has the mean [3, 5] and the variance [8/3, 26/3]',
  async () => {
    const { mean, variance } = (await batchMoments(tensor([[1, 2], [3, 4], [5, 9]]), [0])) ?? {}; // prettier-ignore
    expect(mean).toBeCloseToTensor([3, 5], { name: 'mean' });
    expect(variance).toBeCloseToTensor([8 / 3, 26 / 3], { name: 'variance' });
  },
  { cause: 'The variance is the sum of squares divided by n, not by n − 1, and no root is taken of it.' },
);

check(
  'axes',
  'batchMoments() reduces the given axes and no others: one or several, also negative ones',
  async (gen) => {
    await expectMoments(gen.normal([2, 3, 4, 5]), [0, 1, 2]);
    await expectMoments(gen.normal([2, 3, 4]), [-1, 0]);
    await forAll(gen, 6, async (gen) => {
      const x = gen.normal(gen.shape());
      await expectMoments(x, someAxes(gen, x.rank));
    });
  },
  { cause: 'Both means run over all of `axes`; the first keeps these axes with length 1, so that it broadcasts.' },
);

check(
  'offset',
  'batchMoments() keeps a variance of 0.6667 beside a mean of 10001',
  async (gen) => {
    const { variance } = (await batchMoments(tensor([10000, 10001, 10002]), [0])) ?? {};
    expect(variance).toBeCloseToTensor(2 / 3, { name: 'variance' });
    await expectMoments(gen.normal([6, 3], { mean: 3000 }), [0]);
    await expectMoments(gen.normal([3, 6], { mean: -3000 }), [1]);
  },
  { cause: 'E[x²] − E[x]² is the difference of two huge numbers; subtract the mean before you square.' },
);

check(
  'constant',
  'the variance of a constant column is 0, and no variance is negative',
  async (gen) => {
    for (const value of [0, 5, 1234.567]) {
      const x = tensor(NdArray.filled([4, 2], value));
      const { mean, variance } = (await batchMoments(x, [0])) ?? {};
      expect(mean).toBeCloseToTensor(NdArray.filled([2], value), { name: 'mean' });
      expect(variance).toBeCloseToTensor([0, 0], { name: 'variance' });
      expect(signOf(variance!)).toBe('not negative');
    }
    const { variance } = (await batchMoments(gen.normal([5, 8], { mean: 2000, scale: 0.01 }), [0])) ?? {};
    expect(variance).toHaveShape([8]);
    expect(signOf(variance!)).toBe('not negative');
  },
  { cause: 'A mean of squares cannot be negative; the difference of two means can, after rounding.' },
);

check(
  'single',
  'one element has itself as mean and the variance 0',
  async (gen) => {
    const x = gen.normal([1, 3]);
    const { mean, variance } = (await batchMoments(x, [0])) ?? {};
    expect(mean).toBeCloseToTensor(NdArray.of(x).reshape([3]), { name: 'mean' });
    expect(variance).toBeCloseToTensor([0, 0, 0], { name: 'variance' });
  },
  { cause: 'Divided by n − 1 this is 0 / 0.' },
);

check(
  'errors',
  'batchMoments() refuses an empty mean and an axis that is not there',
  async (gen) => {
    await expectThrows(batchMoments(tensor([], [0, 3]), [0]), 'the mean of 0 rows');
    await expectThrows(batchMoments(tensor([], [2, 0, 3]), [0, 1]), 'the mean over axes of lengths 2 and 0');
    const x = gen.normal([2, 3]);
    await expectThrows(batchMoments(x, [2]), 'axis 2 of a rank-2 tensor');
    await expectThrows(batchMoments(x, [0, -3]), 'axis -3 of a rank-2 tensor');
  },
  {
    sideCondition: true,
    cause: 'tf.mean() over nothing gives 0 or NaN, but throws nothing: count the elements first.',
  },
);

check(
  'gradient',
  'mean and variance pass gradients on',
  async (gen) => {
    await forAll(gen, [[[4, 3], [0]], [[2, 3, 2], [0, -1]]] as const, async (gen, [shape, axes]) => {
      const x = gen.normal(shape);
      const args = [batchMoments, x, [...axes]];
      await expectGradient({ f: beside.meanOf, args, wrt: 1, oracle: (at) => oracle.moments(at, axes).mean }, gen);
      await expectGradient({ f: beside.varianceOf, args, wrt: 1, oracle: (at) => oracle.moments(at, axes).variance }, gen);
    }); // prettier-ignore
  },
  { cause: 'Gradients flow only through TensorFlow.js operations: no dataSync(), no new tensor made from numbers.' },
);

checkMemory(batchMoments, (gen) => [gen.normal([3, 4]), [0]]);

/** A random choice of one axis or more, in any order, some of them negative. */
function someAxes(gen: Generators, rank: number): number[] {
  const chosen = gen.permutation(rank).slice(0, gen.int(1, rank + 1));
  return chosen.map((axis) => (gen.int(0, 2) ? axis : axis - rank));
}

function signOf({ values }: TensorData): string {
  return Math.min(...values) < 0 ? 'negative' : 'not negative';
}
