import { check, checkMemory, exercise, expectThrows, forAll, NdArray, tensor } from '@gradus/testkit';

const { dropoutVariance } = exercise<typeof import('#06-dropout/04-dropout-variance')>('6.04');

const SAMPLES = 20_000;

check('printed', 'dropoutVariance([1, −2, 0], 0.5) = [1, 4, 0]', async () => {
  expect(await dropoutVariance(tensor([1, -2, 0]), 0.5)).toBeCloseToTensor([1, 4, 0]);
});

check(
  'simulation',
  `dropoutVariance() agrees with ${SAMPLES} random masks to within 10 %`,
  async (gen) => {
    for (const p of [0.2, 0.5, 0.8]) {
      const x = gen.uniform([3], 1, 3);
      const received = await dropoutVariance(x, p);
      const simulated = NdArray.of(x).map((value) => {
        const { values } = gen.uniform([SAMPLES]);
        const draws = Array.from(values, (u) => (u < p ? 0 : value / (1 - p)));
        return draws.reduce((sum, d) => sum + (d - value) ** 2, 0) / SAMPLES; // E[d] = x
      });
      // The squared distance from x varies by (1 − 2p)/√(p(1 − p)) ≤ 1.5 times its mean: 10 % are over 9 of its errors.
      expect(received).toBeCloseToTensor(simulated, { rtol: 0.1 });
    }
  },
  { cause: 'Is it the variance of INVERTED dropout, whose survivors are x / (1 − p), and not its square root?' },
);

check('values', 'dropoutVariance() is right for every shape, both signs and any p below 1', async (gen) => {
  await forAll(gen, 5, async (gen) => {
    const x = gen.normal(gen.shape(), { scale: 2 });
    const p = gen.number(0.05, 0.95);
    expect(await dropoutVariance(x, p)).toBeCloseToTensor(NdArray.of(x).map((value) => (value ** 2 * p) / (1 - p)));
  });
});

check('no-noise', 'dropoutVariance(x, 0) is 0', async (gen) => {
  expect(await dropoutVariance(gen.normal([2, 3]), 0)).toBeCloseToTensor(NdArray.filled([2, 3], 0), { atol: 0 });
});

check(
  'small-rate',
  'dropoutVariance() keeps its digits for p = 0.0001',
  async (gen) => {
    const x = gen.uniform([2, 3], 10, 20);
    expect(await dropoutVariance(x, 1e-4)).toBeCloseToTensor(
      NdArray.of(x).map((value) => (value ** 2 * 1e-4) / 0.9999),
    );
  },
  {
    cause: 'The difference of two large float32 numbers has lost its digits: subtract on paper, before you program it.',
  },
);

check(
  'errors',
  'dropoutVariance() refuses a p below 0, from 1 on, or NaN',
  async (gen) => {
    for (const p of [1, -0.1, 1.1, NaN]) await expectThrows(dropoutVariance(gen.normal([3]), p), `p = ${p}`);
  },
  { sideCondition: true },
);

checkMemory(dropoutVariance, (gen) => [gen.normal([3, 4]), 0.3]);
