import { check, checkGradient, checkMemory, exercise, expectThrows, forAll, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { logSoftmax } = exercise<typeof import('#04-softmax/04-log-softmax')>('4.04');

check('values', 'logSoftmax() is the logarithm of the softmax of each row', async (gen) => {
  await forAll(gen, [[6], [3, 4], [2, 3, 2]], async (gen, shape) => {
    const x = gen.normal(shape, { scale: 2 });
    expect(await logSoftmax(x)).toBeCloseToTensor(oracle.logSoftmax(NdArray.of(x)));
  });
});

check(
  'axes',
  'logSoftmax() works for rank 1 to 4 along every axis',
  async (gen) => {
    const square = gen.normal([3, 3]);
    expect(await logSoftmax(square, 0)).toBeCloseToTensor(oracle.logSoftmax(NdArray.of(square), 0));
    await forAll(gen, 6, async (gen) => {
      const x = gen.normal(gen.shape());
      const axis = gen.int(-x.rank, x.rank);
      expect(await logSoftmax(x, axis)).toBeCloseToTensor(oracle.logSoftmax(NdArray.of(x), axis));
    });
  },
  { cause: 'The axis has to reach every reduction, and the reduced axis stays with length 1.' },
);

check(
  'underflow',
  'logSoftmax([1000, 0, -1000]) = [0, -1000, -2000]',
  async (gen) => {
    expect(await logSoftmax(tensor([1000, 0, -1000]))).toBeCloseToTensor([0, -1000, -2000]);
    const x = gen.normal([2, 5], { scale: 400 });
    expect(await logSoftmax(x)).toBeCloseToTensor(oracle.logSoftmax(NdArray.of(x)));
  },
  { cause: 'log(softmax(x)) is too late: the probability is already rounded to 0.' },
);

check(
  'shift',
  'logSoftmax(x + c) = logSoftmax(x), also for large c',
  async (gen) => {
    await forAll(gen, [1000, -1000], async (gen, c) => {
      const x = tensor(NdArray.of(gen.normal([3, 4])).add(c));
      // x − logSumExp(x), computed as it stands, rounds to float32's grid near 1000, whose step is 6e-5
      expect(await logSoftmax(x)).toBeCloseToTensor(oracle.logSoftmax(NdArray.of(x)), { atol: 1e-3 });
    });
  },
  { cause: 'exp(1000) overflows, and exp(-1000) of a whole row leaves log 0.' },
);

check('minus-infinity', 'logSoftmax() leaves a logit of −∞ at −∞ and its neighbours right', async (gen) => {
  expect(await logSoftmax(tensor([0, -Infinity, 0]))).toBeCloseToTensor([-Math.LN2, -Infinity, -Math.LN2]);
  const x = NdArray.of(gen.normal([3, 4])).map((logit, i) => (i % 5 === 1 ? -Infinity : logit));
  expect(await logSoftmax(tensor(x))).toBeCloseToTensor(oracle.logSoftmax(x));
});

check(
  'errors',
  'logSoftmax() refuses an axis that is not there',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(logSoftmax(x, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(logSoftmax(x, -3), 'axis -3 of a rank-2 tensor');
  },
  { sideCondition: true },
);

checkGradient(logSoftmax, (gen) => [
  { args: [gen.normal([5])], oracle: (x) => oracle.logSoftmax(x) },
  { args: [gen.normal([3, 4]), 0], oracle: (x) => oracle.logSoftmax(x, 0) },
  { args: [tensor([[20, 0, -20], [1, 1, 1]])], oracle: (x) => oracle.logSoftmax(x) }, // prettier-ignore
]);

checkMemory(logSoftmax, (gen) => [gen.normal([3, 4]), 0]);
