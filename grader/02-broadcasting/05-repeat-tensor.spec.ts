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

const { repeatTensor } = exercise<typeof import('#02-broadcasting/05-repeat-tensor')>('2.05');

check(
  'printed',
  'repeatTensor() of [1, 32, 1, 1] by (4, 32, 1, 1) has shape [4, 1024, 1, 1]',
  async (gen) => {
    const x = gen.normal([1, 32, 1, 1]);
    expect(await repeatTensor(x, [4, 32, 1, 1])).toEqualTensor(oracle.repeat(NdArray.of(x), [4, 32, 1, 1]));
  },
  { cause: 'reps are factors, not the sizes wanted: 32 · 32 = 1024.' },
);

check(
  'blocks',
  'repeatTensor([[1, 2]], [1, 2]) = [[1, 2, 1, 2]]',
  async () => {
    expect(await repeatTensor(tensor([[1, 2]]), [1, 2])).toEqualTensor([[1, 2, 1, 2]]);
    expect(await repeatTensor(tensor([1, 2, 3]), [3])).toEqualTensor([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  },
  { cause: 'The whole block follows itself: 1 2 1 2. Repeating each element, 1 1 2 2, is something else.' },
);

check('values', 'repeatTensor() repeats along all axes at once', async (gen) => {
  await forAll(gen, [[[2, 3], [2, 3]], [[2, 1, 3], [1, 3, 2]], [[2, 2, 2], [2, 1, 2]], [[3, 2], [1, 1]], [[], []]] as const, async (gen, [shape, reps]) => {
    const x = gen.normal(shape);
    expect(await repeatTensor(x, reps)).toEqualTensor(oracle.repeat(NdArray.of(x), reps));
  }); // prettier-ignore
});

check(
  'new-axes',
  'repeatTensor([1, 2], [3, 2]) makes 3 rows: the extra factors belong to new axes on the left',
  async (gen) => {
    expect(await repeatTensor(tensor([1, 2]), [3, 2])).toEqualTensor([[1, 2, 1, 2], [1, 2, 1, 2], [1, 2, 1, 2]]); // prettier-ignore
    await forAll(gen, [[[2, 3], [2, 1, 2]], [[2], [2, 3, 1]], [[], [3]]] as const, async (gen, [shape, reps]) => {
      const x = gen.normal(shape);
      expect(await repeatTensor(x, reps)).toEqualTensor(oracle.repeat(NdArray.of(x), reps));
    }); // prettier-ignore
  },
  { cause: 'The last factor belongs to the last axis of x.' },
);

check('dtype', 'repeatTensor() keeps int32 and bool', async () => {
  expect(await repeatTensor(int32([16777217, 2]), [2])).toEqualTensor([16777217, 2, 16777217, 2], { dtype: 'int32' });
  expect(await repeatTensor(bool([1, 0]), [2, 1])).toEqualTensor([[1, 0], [1, 0]], { dtype: 'bool' }); // prettier-ignore
});

check(
  'zero',
  'repeatTensor() with a factor of 0 is empty',
  async (gen) => {
    const x = gen.normal([2, 3]);
    expect(await repeatTensor(x, [0, 2])).toEqualTensor(new NdArray([0, 6], []));
    expect(await repeatTensor(x, [2, 3, 0])).toEqualTensor(new NdArray([2, 6, 0], []));
    expect(await repeatTensor(tensor([], [0, 2]), [3, 2])).toEqualTensor(new NdArray([0, 4], []));
  },
  { sideCondition: true },
);

check(
  'errors',
  'repeatTensor() refuses too few factors, and factors that are negative or broken',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(repeatTensor(x, [2]), '1 factor for a rank-2 tensor');
    await expectThrows(repeatTensor(x, []), 'no factor for a rank-2 tensor');
    await expectThrows(repeatTensor(x, [-1, 2]), 'a factor of -1');
    await expectThrows(repeatTensor(x, [1, 1.5]), 'a factor of 1.5');
  },
  { sideCondition: true },
);

checkGradient(repeatTensor, (gen) => [
  { args: [gen.normal([2, 2]), [2, 3]], oracle: (x) => oracle.repeat(x, [2, 3]) },
  { args: [gen.normal([3]), [2, 2]], oracle: (x) => oracle.repeat(x, [2, 2]) },
  { args: [gen.normal([2]), [1]], oracle: (x) => x },
]);

checkMemory(repeatTensor, (gen) => [gen.normal([2, 3]), [2, 3, 2]]);
