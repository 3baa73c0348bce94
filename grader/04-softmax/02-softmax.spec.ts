import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { softmax } = exercise<typeof import('#04-softmax/02-softmax')>('4.02');

check('rows', 'softmax([0.9741, 0.7026, 0.0407]) = [0.4639, 0.3536, 0.1824], and each row sums to 1', async (gen) => {
  const printed = tensor([0.9741, 0.7026, 0.0407]);
  expect(await softmax(printed)).toBeCloseToTensor([0.46394, 0.35363, 0.18243], { atol: 1e-5 }); // five digits
  await forAll(gen, [1, 3, 5], async (gen, n) => {
    const x = gen.normal([n, 4], { scale: 2 });
    expect(await softmax(x)).toBeCloseToTensor(oracle.softmax(NdArray.of(x)), REDUCTION);
  });
});

check(
  'axes',
  'softmax() works for rank 1 to 4 along every axis',
  async (gen) => {
    await forAll(gen, 8, async (gen) => {
      const x = gen.normal(gen.shape(), { scale: 3 });
      const axis = gen.int(-x.rank, x.rank);
      expect(await softmax(x, axis)).toBeCloseToTensor(oracle.softmax(NdArray.of(x), axis), REDUCTION);
    });
  },
  { cause: 'Both reductions, the maximum and the sum, go along the given axis and keep it with length 1.' },
);

check(
  'shift',
  'softmax(x + c) = softmax(x), also for large c',
  async (gen) => {
    const x = gen.normal([3, 5]);
    for (const c of [1e4, -1e4]) {
      const shifted = tensor(NdArray.of(x).add(c));
      expect(await softmax(shifted)).toBeCloseToTensor(oracle.softmax(NdArray.of(shifted)), REDUCTION);
    }
    expect(await softmax(tensor([1000, 0, 1000]))).toBeCloseToTensor([0.5, 0, 0.5]);
  },
  { cause: 'Subtract the maximum of each slice before exp: exp(1000) overflows in float32.' },
);

check(
  'own-maximum',
  'softmax() shifts every row by its own maximum',
  async () => {
    expect(await softmax(tensor([[1000, 0], [-1000, -1000]]))).toBeCloseToTensor([[1, 0], [0.5, 0.5]]); // prettier-ignore
  },
  { cause: 'A maximum over the whole tensor makes the other rows underflow to 0 / 0.' },
);

check('minus-infinity', 'softmax() gives a logit of −∞ the probability 0', async (gen) => {
  expect(await softmax(tensor([0, -Infinity, 0]))).toBeCloseToTensor([0.5, 0, 0.5]);
  const x = NdArray.of(gen.normal([3, 4])).map((logit, i) => (i % 5 === 1 ? -Infinity : logit));
  expect(await softmax(tensor(x))).toBeCloseToTensor(oracle.softmax(x), REDUCTION);
});

check(
  'temperature',
  'softmax(x, axis, T) is sharper for small T and flatter for large T',
  async (gen) => {
    const x = gen.normal([4, 3]);
    for (const temperature of [0.5, 3]) {
      const expected = oracle.softmax(NdArray.of(x), -1, temperature);
      expect(await softmax(x, -1, temperature)).toBeCloseToTensor(expected, REDUCTION);
    }
    expect(await softmax(tensor([3, 5, 4]), -1, 1e-3)).toBeCloseToTensor([0, 1, 0]);
    expect(await softmax(tensor([3, 5, 4]), -1, 1e6)).toBeCloseToTensor([1 / 3, 1 / 3, 1 / 3], REDUCTION);
  },
  { cause: 'Logits are divided by T, before exp; at a temperature of 0.001 the quotient is large, so shift as well.' },
);

check(
  'errors',
  'softmax() refuses an axis that is not there and a temperature that is not positive',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(softmax(x, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(softmax(x, -3), 'axis -3 of a rank-2 tensor');
    await expectThrows(softmax(x, -1, 0), 'temperature 0');
    await expectThrows(softmax(x, -1, -1), 'temperature -1');
  },
  { sideCondition: true },
);

checkGradient(softmax, (gen) => [
  { args: [gen.normal([5])], oracle: (x) => oracle.softmax(x) },
  { args: [gen.normal([3, 4]), 0, 2], oracle: (x) => oracle.softmax(x, 0, 2) },
  { args: [tensor([[1, 1], [3, 0]])], oracle: (x) => oracle.softmax(x) }, // prettier-ignore
]);

checkMemory(softmax, (gen) => [gen.normal([3, 4]), 0]);
