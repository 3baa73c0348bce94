import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  probe,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { pairwiseSquaredDistances } = exercise<typeof import('#02-broadcasting/09-pairwise-squared-distances')>('2.09');
const { kernelCount } = probe<typeof import('./09-pairwise-squared-distances.probe')>();

check(
  'printed',
  'pairwiseSquaredDistances() of (0, 0), (1, 1) and (3, 4), (1, 0), (0, 0) = [[25, 1, 0], [13, 1, 2]]',
  async () => {
    const [a, b] = [tensor([[0, 0], [1, 1]]), tensor([[3, 4], [1, 0], [0, 0]])]; // prettier-ignore
    expect(await pairwiseSquaredDistances(a, b)).toBeCloseToTensor([[25, 1, 0], [13, 1, 2]]); // prettier-ignore
  },
  { cause: 'The squares are summed over the coordinates, and no root is taken.' },
);

check(
  'values',
  'pairwiseSquaredDistances(a, b) has a row for each point of a, and a column for each of b',
  async (gen) => {
    await forAll(gen, [[4, 2, 3], [2, 5, 2], [3, 3, 4], [1, 3, 1]] as const, async (gen, [m, n, d]) => {
      const [a, b] = [gen.normal([m, d]), gen.normal([n, d])];
      const distances = oracle.squaredDistances(NdArray.of(a), NdArray.of(b));
      expect(await pairwiseSquaredDistances(a, b)).toBeCloseToTensor(distances, REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'Row i of the result belongs to row i of a.' },
);

check(
  'self',
  'pairwiseSquaredDistances(a, a) is symmetric, never negative, and exactly 0 on the diagonal',
  async (gen) => {
    const a = gen.normal([5, 3], { mean: 1000 });
    const distances = await pairwiseSquaredDistances(a, a);
    expect(distances).toBeCloseToTensor(oracle.squaredDistances(NdArray.of(a), NdArray.of(a)), REDUCTION);
    expect(distances).toBeCloseToTensor(NdArray.of(distances).transpose(), REDUCTION); // sums round by their place
    expect([0, 1, 2, 3, 4].map((i) => NdArray.of(distances).at(i, i))).toEqual([0, 0, 0, 0, 0]);
    expect([...distances.values].filter((distance) => distance < 0)).toEqual([]);
  },
  { cause: 'The difference of a point and itself is exactly 0 only if you subtract before you square.' },
);

check(
  'far',
  'pairwiseSquaredDistances(): (10000, 0) and (10001, 0) are 1 apart',
  async () => {
    const a = tensor([[10000, 0], [10001, 0]]); // prettier-ignore
    expect(await pairwiseSquaredDistances(a, a)).toBeCloseToTensor([[0, 1], [1, 0]]); // prettier-ignore
  },
  { cause: 'In |a|² + |b|² − 2a·b float32 loses all digits of a small distance far from the origin.' },
);

check(
  'no-coordinates',
  'pairwiseSquaredDistances() of points without coordinates is 0',
  async () => {
    const [a, b] = [tensor([], [2, 0]), tensor([], [3, 0])];
    expect(await pairwiseSquaredDistances(a, b)).toEqualTensor(NdArray.filled([2, 3], 0));
  },
  { sideCondition: true },
);

check(
  'errors',
  'pairwiseSquaredDistances() refuses points with different numbers of coordinates',
  async (gen) => {
    await expectThrows(pairwiseSquaredDistances(gen.normal([2, 3]), gen.normal([2, 2])), '3 coordinates against 2');
    await expectThrows(pairwiseSquaredDistances(gen.normal([2, 1]), gen.normal([4, 3])), '1 coordinate against 3');
    await expectThrows(pairwiseSquaredDistances(gen.normal([2, 3]), gen.normal([4, 1])), '3 coordinates against 1');
  },
  { sideCondition: true, cause: 'Broadcasting stretches 1 coordinate to 3: compare the sizes yourself.' },
);

check(
  'no-loop',
  'pairwiseSquaredDistances() computes all pairs together: more points, no more kernels',
  async (gen) => {
    const few = await kernelCount(pairwiseSquaredDistances, gen.normal([3, 2]), gen.normal([2, 2]));
    const many = await kernelCount(pairwiseSquaredDistances, gen.normal([9, 4]), gen.normal([7, 4]));
    expect({ kernels: many }).toEqual({ kernels: few });
  },
  { trust: 'worker', sideCondition: true, cause: 'A loop over points or coordinates is slow: let broadcasting do it.' },
);

checkGradient(pairwiseSquaredDistances, (gen) => {
  const [a, b] = [gen.normal([3, 2]), gen.normal([2, 2])];
  return [
    { args: [a, b], oracle: (x) => oracle.squaredDistances(x, NdArray.of(b)) },
    { args: [a, b], wrt: 1, oracle: (x) => oracle.squaredDistances(NdArray.of(a), x) },
  ];
});

checkMemory(pairwiseSquaredDistances, (gen) => [gen.normal([3, 2]), gen.normal([2, 2])]);
