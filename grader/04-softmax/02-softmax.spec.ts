import { check, checkGradient, checkMemory, exercise, expectThrows, NdArray, REDUCTION, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { softmax } = exercise<typeof import('#04-softmax/02-softmax')>('4.02');

check('printed', 'softmax([0.9741, 0.7026, 0.0407]) = [0.4639, 0.3536, 0.1824]', async () => {
  expect(await softmax(tensor([0.9741, 0.7026, 0.0407]))).toBeCloseToTensor([0.46394, 0.35363, 0.18243], {
    atol: 1e-4,
  });
});

check('values', 'softmax() agrees with the formula for rank 1 to 4 along every axis', async (gen) => {
  for (let i = 0; i < 8; i++) {
    const x = gen.normal(gen.shape(), { scale: 3 });
    const axis = gen.int(-x.rank, x.rank);
    expect(await softmax(x, axis)).toBeCloseToTensor(oracle.softmax(NdArray.of(x), axis), REDUCTION);
  }
});

check(
  'shift',
  'softmax(x + c) = softmax(x), also for large c',
  async (gen) => {
    const x = gen.normal([3, 5]);
    for (const c of [1e4, -1e4]) {
      const shifted = tensor(NdArray.of(x).add(c));
      expect(await softmax(shifted)).toBeCloseToTensor(oracle.softmax(NdArray.of(shifted)), REDUCTION);
    }
  },
  { cause: 'Subtract the maximum of each slice before exp: exp(1000) overflows in float32.' },
);

check(
  'rows',
  'softmax() shifts every row by its own maximum',
  async () => {
    expect(await softmax(tensor([[1000, 0], [-1000, -1000]]))).toBeCloseToTensor([[1, 0], [0.5, 0.5]]); // prettier-ignore
  },
  { cause: 'A maximum over the whole tensor makes the other rows underflow to 0 / 0.' },
);

check('temperature', 'softmax(x, axis, T) divides the logits by T', async (gen) => {
  const x = gen.normal([4, 3]);
  for (const temperature of [0.5, 3, 100]) {
    const expected = oracle.softmax(NdArray.of(x), -1, temperature);
    expect(await softmax(x, -1, temperature)).toBeCloseToTensor(expected, REDUCTION);
  }
});

check(
  'errors',
  'softmax() refuses an axis that is not there and a temperature that is not positive',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(softmax(x, 2), 'axis 2 of a rank-2 tensor');
    await expectThrows(softmax(x, -1, 0), 'temperature 0');
    await expectThrows(softmax(x, -1, -1), 'temperature -1');
  },
  { sideCondition: true },
);

checkGradient(softmax, (gen) => [
  { args: [gen.normal([5])], oracle: (x) => oracle.softmax(x) },
  { args: [gen.normal([3, 4]), 0], oracle: (x) => oracle.softmax(x, 0) },
]);

checkMemory(softmax, (gen) => [gen.normal([3, 4]), 0]);
