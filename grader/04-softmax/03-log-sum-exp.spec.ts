import { check, checkGradient, checkMemory, exercise, expectThrows, forAll, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { logSumExp } = exercise<typeof import('#04-softmax/03-log-sum-exp')>('4.03');

check('values', 'logSumExp() is log Σ exp over all elements, or along the axis asked for', async (gen) => {
  const all = gen.normal([2, 5]);
  expect(await logSumExp(all)).toBeCloseToTensor(oracle.logSumExp(NdArray.of(all)));
  await forAll(gen, 6, async (gen) => {
    const x = gen.normal(gen.shape(), { scale: 2 });
    const axis = gen.int(-x.rank, x.rank);
    expect(await logSumExp(x, axis)).toBeCloseToTensor(oracle.logSumExp(NdArray.of(x), axis));
  });
});

check(
  'keep-dims',
  'logSumExp(x, axis, true) keeps the reduced axes with length 1',
  async (gen) => {
    const x = gen.normal([3, 1, 4]);
    for (const axis of [undefined, 0, -1]) {
      expect(await logSumExp(x, axis, true)).toBeCloseToTensor(oracle.logSumExp(NdArray.of(x), axis, true));
    }
    expect(await logSumExp(x, -1, false)).toBeCloseToTensor(oracle.logSumExp(NdArray.of(x), -1));
  },
  { cause: 'With keepDims = false only the reduced axis goes; other axes of length 1 stay.' },
);

check(
  'large',
  'logSumExp([1000, 1000]) = 1000.6931 and logSumExp([-1000, -1000]) = -999.3069',
  async (gen) => {
    expect(await logSumExp(tensor([1000, 1000]))).toBeCloseToTensor(1000 + Math.LN2);
    expect(await logSumExp(tensor([-1000, -1000]))).toBeCloseToTensor(-1000 + Math.LN2);
    await forAll(gen, [300, -300], async (gen, mean) => {
      const x = gen.normal([3, 4], { mean });
      expect(await logSumExp(x, 1)).toBeCloseToTensor(oracle.logSumExp(NdArray.of(x), 1));
    });
  },
  { cause: 'Subtract the maximum before exp, and add it back after log.' },
);

check(
  'own-maximum',
  'logSumExp() shifts every slice by its own maximum',
  async () => {
    const x = tensor([[1000, 0], [-1000, -1000]]); // prettier-ignore
    expect(await logSumExp(x, 1)).toBeCloseToTensor([1000, -1000 + Math.LN2]);
  },
  { cause: 'A maximum over the whole tensor makes all terms of the other rows underflow to 0.' },
);

check(
  'infinities',
  'logSumExp() of only −∞ is −∞, and +∞ wins over everything',
  async () => {
    expect(await logSumExp(tensor([-Infinity, -Infinity]))).toEqualTensor(-Infinity);
    expect(await logSumExp(tensor([-Infinity, 7, -Infinity]))).toBeCloseToTensor(7);
    expect(await logSumExp(tensor([-Infinity, Infinity, 7]))).toEqualTensor(Infinity);
    const rows = tensor([[-Infinity, -Infinity], [Infinity, 0], [1000, -Infinity]]); // prettier-ignore
    expect(await logSumExp(rows, 1)).toBeCloseToTensor([-Infinity, Infinity, 1000]);
  },
  { cause: '∞ − ∞ is NaN, so a slice whose maximum is infinite must not be shifted by it.' },
);

check(
  'empty',
  'logSumExp() of nothing is log 0 = −∞',
  async () => {
    expect(await logSumExp(tensor([], [2, 0]), 1)).toEqualTensor([-Infinity, -Infinity]);
    expect(await logSumExp(tensor([]))).toEqualTensor(-Infinity);
  },
  { cause: 'The maximum of no elements is no number you can shift by.' },
);

check(
  'errors',
  'logSumExp() refuses an axis that is not there',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(logSumExp(x, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(logSumExp(x, -3), 'axis -3 of a rank-2 tensor');
  },
  { sideCondition: true },
);

checkGradient(logSumExp, (gen) => [
  { args: [gen.normal([6])], oracle: (x) => oracle.logSumExp(x) },
  { args: [gen.normal([3, 4]), 1], oracle: (x) => oracle.logSumExp(x, 1) },
  {
    args: [
      tensor([
        [1, 1],
        [2, 2],
      ]),
      0,
    ],
    oracle: (x) => oracle.logSumExp(x, 0),
  },
  { args: [tensor([0, -Infinity, 0])], oracle: (x) => oracle.logSumExp(x) },
]);

checkMemory(logSumExp, (gen) => [gen.normal([3, 4]), 1]);
