import { bool, check, checkMemory, exercise, expectThrows, int32, probe, range, tensor } from '@gradus/testkit';

const { describeTensor } = exercise<typeof import('#01-tensor-ops/01-describe-tensor')>('1.01');
const { describeStrings, shapeAfterwards } = probe<typeof import('./01-describe-tensor.probe')>();

check(
  'scalar',
  'describeTensor(2.2): a scalar has rank 0, shape [] and size 1',
  async () => {
    const { shape, rank, size } = await describeTensor(tensor(2.2));
    expect({ shape, rank, size }).toEqual({ shape: [], rank: 0, size: 1 });
  },
  { cause: 'A scalar has no axes but one value: a product of no lengths is 1.' },
);

check(
  'size',
  'size is the number of values: 10080 for [4, 3, 28, 30]',
  async (gen) => {
    for (const wanted of [[4, 3, 28, 30], gen.shape({ minRank: 2 }), gen.shape({ maxRank: 6, maxLength: 3 })]) {
      const { shape, rank, size } = await describeTensor(range(wanted));
      const expected = { shape: wanted, rank: wanted.length, size: wanted.reduce((product, n) => product * n, 1) };
      expect({ shape, rank, size }).toEqual(expected);
    }
  },
  { cause: 'The size is the product of all lengths; the rank is how many lengths there are.' },
);

check('empty', 'a tensor of shape [0, 3] has rank 2, size 0 and 0 bytes', async () => {
  const { shape, rank, size, bytes } = await describeTensor(tensor([], [0, 3]));
  expect({ shape, rank, size, bytes }).toEqual({ shape: [0, 3], rank: 2, size: 0, bytes: 0 });
});

check(
  'bytes',
  'dtype and bytes: 4 per value for float32 and int32, 1 for bool',
  async (gen) => {
    const shape = gen.shape({ minLength: 2 });
    const size = shape.reduce((product, n) => product * n, 1);
    for (const [x, width] of [
      [gen.normal(shape), 4],
      [gen.integers(shape, -9, 10), 4],
      [gen.bools(shape), 1],
    ] as const) {
      // prettier-ignore
      const { dtype, bytes } = await describeTensor(x);
      expect({ dtype, bytes }).toEqual({ dtype: x.dtype, bytes: width * size });
    }
    await expectThrows(describeStrings(describeTensor), 'strings, which have no fixed number of bytes');
  },
  { cause: 'The number of bytes depends on the dtype as well as on the size.' },
);

check(
  'copy',
  'the returned shape is a copy: changing it leaves x.shape as it is',
  async (gen) => {
    const shape = gen.shape({ minRank: 2 });
    expect(await shapeAfterwards(describeTensor, range(shape))).toEqual(shape);
  },
  { cause: 'x.shape was handed out itself; arrays are passed by reference.', sideCondition: true },
);

check(
  'kinds',
  'describeTensor() describes vectors of all three dtypes completely',
  async (gen) => {
    const n = gen.int(2, 9);
    expect(await describeTensor(gen.normal([n]))).toEqual({ shape: [n], rank: 1, size: n, dtype: 'float32', bytes: 4 * n }); // prettier-ignore
    expect(await describeTensor(int32([7]))).toEqual({ shape: [1], rank: 1, size: 1, dtype: 'int32', bytes: 4 });
    expect(await describeTensor(bool([true, false, true]))).toEqual({ shape: [3], rank: 1, size: 3, dtype: 'bool', bytes: 3 }); // prettier-ignore
  },
  { cause: 'The result has exactly the keys shape, rank, size, dtype and bytes.' },
);

checkMemory(describeTensor, (gen) => [gen.normal([2, 3])]);
