import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  range,
  tensor,
} from '@gradus/testkit';

const { nchwToNhwc } = exercise<typeof import('#01-tensor-ops/06-nchw-to-nhwc')>('1.06');

const LAST = [0, 2, 3, 1]; // the old axis for each new one

check(
  'shape',
  '[4, 3, 28, 32] becomes [4, 28, 32, 3]',
  async (gen) => {
    expect(await nchwToNhwc(gen.normal([4, 3, 28, 32]))).toHaveShape([4, 28, 32, 3]);
    expect(await nchwToNhwc(gen.normal([2, 5, 3, 4]))).toHaveShape([2, 3, 4, 5]);
  },
  { cause: 'Entry p of the permutation is the OLD axis that goes to the new place p; the inverse one undoes it.' },
);

check(
  'values',
  'y[n, i, j, c] = x[n, c, i, j]',
  async (gen) => {
    const two = await nchwToNhwc(tensor([[[[1, 2], [3, 4]], [[10, 20], [30, 40]]]])); // prettier-ignore
    expect(two).toEqualTensor([[[[1, 10], [2, 20]], [[3, 30], [4, 40]]]]); // prettier-ignore
    await forAll(gen, 3, async (gen) => {
      const x = gen.normal(gen.shape({ minRank: 4, minLength: 2, maxLength: 4 }));
      expect(await nchwToNhwc(x)).toEqualTensor(NdArray.of(x).transpose(LAST));
    });
  },
  { cause: 'A reshape gives the right shape, but leaves all numbers in their old order.' },
);

check(
  'cube',
  'height and width keep their order, also where all axes are equally long',
  async (gen) => {
    await forAll(gen, [2, 3], async (gen, n) => {
      const x = gen.normal([n, n, n, n]);
      const once = await nchwToNhwc(x);
      expect(once).toEqualTensor(NdArray.of(x).transpose(LAST));
      expect(await nchwToNhwc(once)).toEqualTensor(NdArray.of(x).transpose(LAST).transpose(LAST));
    });
  },
  { cause: 'Only the channels move; rows stay in front of columns. Twice is not the way back.' },
);

check('thin', 'one channel, one pixel, or no image at all are no special cases', async (gen) => {
  await forAll(gen, [[2, 1, 3, 2], [2, 3, 1, 1], [1, 4, 1, 3]], async (gen, shape) => {
    const x = gen.normal(shape);
    expect(await nchwToNhwc(x)).toEqualTensor(NdArray.of(x).transpose(LAST));
  });
  expect(await nchwToNhwc(tensor([], [0, 3, 2, 5]))).toHaveShape([0, 2, 5, 3]);
}); // prettier-ignore

check('dtypes', 'int32 and bool stay what they are', async (gen) => {
  for (const x of [gen.integers([2, 3, 2, 2], 0, 256), gen.bools([1, 2, 3, 2])]) {
    expect(await nchwToNhwc(x)).toEqualTensor(NdArray.of(x).transpose(LAST), { dtype: x.dtype });
  }
});

check(
  'errors',
  'nchwToNhwc() refuses what is not a batch of images',
  async () => {
    await expectThrows(nchwToNhwc(range([3, 4, 4])), 'rank 3');
    await expectThrows(nchwToNhwc(range([1, 2, 3, 4, 5])), 'rank 5');
  },
  { sideCondition: true },
);

checkGradient(nchwToNhwc, (gen) => [{ args: [gen.normal([2, 3, 2, 2])], oracle: (x) => x.transpose(LAST) }]);

checkMemory(nchwToNhwc, (gen) => [gen.normal([2, 3, 2, 2])]);
