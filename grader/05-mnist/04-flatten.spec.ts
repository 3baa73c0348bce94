import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  sizeOf,
  tensor,
} from '@gradus/testkit';

const { flatten } = exercise<typeof import('#05-mnist/04-flatten')>('5.04');

check('images', 'flatten() makes [4, 784] of [4, 1, 28, 28] and of [4, 28, 28, 1]', async (gen) => {
  await forAll(
    gen,
    [
      [4, 1, 28, 28],
      [4, 28, 28, 1],
    ],
    async (gen, shape) => {
      const x = gen.normal(shape);
      expect(await flatten(x)).toEqualTensor(NdArray.of(x).reshape([4, 784]));
    },
  );
});

check(
  'order',
  'flatten() keeps the elements of each example together, in row-major order',
  async (gen) => {
    await forAll(gen, 5, async (gen) => {
      const shape = [gen.int(2, 5), ...gen.shape({ minRank: 1, maxRank: 3 })];
      const x = gen.normal(shape);
      expect(await flatten(x)).toEqualTensor(NdArray.of(x).reshape([shape[0]!, sizeOf(shape.slice(1))]));
    });
  },
  { cause: 'Axis 0 stays, all others become one, and nothing is transposed.' },
);

check(
  'vectors',
  'flatten() makes [5, 1] of [5], keeps [3, 4], and keeps the dtype',
  async (gen) => {
    const [x, matrix] = [gen.normal([5]), gen.integers([3, 4], -9, 9)];
    expect(await flatten(x)).toEqualTensor(NdArray.of(x).reshape([5, 1]));
    expect(await flatten(matrix)).toEqualTensor(matrix);
    const mask = gen.bools([2, 2, 2]);
    expect(await flatten(mask)).toEqualTensor(NdArray.of(mask).reshape([2, 4]), { dtype: 'bool' });
  },
  { cause: 'The product of no lengths is 1, so a vector becomes a column.' },
);

check(
  'empty',
  'flatten() makes [0, 784] of [0, 28, 28, 1], and [3, 0] of [3, 2, 0]',
  async () => {
    expect(await flatten(tensor([], [0, 28, 28, 1]))).toHaveShape([0, 784]);
    expect(await flatten(tensor([], [3, 2, 0]))).toHaveShape([3, 0]);
  },
  { cause: 'A length −1 is found by division, and 0 / 0 is anything: multiply the lengths yourself.' },
);

check(
  'errors',
  'flatten() refuses a scalar',
  async () => {
    await expectThrows(flatten(tensor(3)), 'a scalar');
  },
  { sideCondition: true },
);

checkGradient(flatten, (gen) => [
  { args: [gen.normal([2, 3, 2])], oracle: (x) => x.reshape([2, 6]) },
  { args: [gen.normal([4])], oracle: (x) => x.reshape([4, 1]) },
]);

checkMemory(flatten, (gen) => [gen.normal([2, 3])]);
