import { check, exercise, expectClean, expectThrows, likelyShare, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { rateFromKeepProb, applyKeepProb } = exercise<typeof import('#06-dropout/03-rate-from-keep-prob')>('6.03');

check('rate', 'rateFromKeepProb() is what is missing to 1: 0.8 → 0.2', async (gen) => {
  for (const keepProb of [0.8, 0.75, 1, 0, 0.05, gen.number()]) {
    expect(await rateFromKeepProb(keepProb)).toBeCloseToNumber(1 - keepProb, { name: `rate for ${keepProb}` });
  }
});

check(
  'share',
  'applyKeepProb(x, 0.8) keeps 80 % of the elements',
  async (gen) => {
    for (const keepProb of [0.8, 0.3]) {
      const { values } = await applyKeepProb(tensor(NdArray.filled([100_000], 1)), keepProb, gen.seed());
      const kept = 1 - oracle.shareOfZeros(values);
      expect(kept).toBeLikely(likelyShare(1e5, keepProb), { name: `share kept for ${keepProb}` });
    }
  },
  { cause: 'tf.dropout takes the share that goes, and you were given the share that stays.' },
);

check(
  'survivors',
  'applyKeepProb(x, keepProb) divides the survivors by keepProb, once',
  async (gen) => {
    for (const keepProb of [0.8, 0.5, gen.number(0.3, 0.7)]) {
      const x = gen.uniform([5, 6], 1, 3);
      const result = await applyKeepProb(x, keepProb, gen.seed());
      expect(result).toHaveShape([5, 6]);
      expect(result).toBeCloseToTensor(oracle.dropout(NdArray.of(x), oracle.maskOf(result), 1 - keepProb));
    }
  },
  { cause: 'tf.dropout has already scaled them.' },
);

check('keep-all', 'applyKeepProb(x, 1) is x', async (gen) => {
  const x = gen.normal([3, 4]);
  expect(await applyKeepProb(x, 1, gen.seed())).toBeCloseToTensor(x);
});

check(
  'seed',
  'applyKeepProb() repeats itself for the same seed only',
  async (gen) => {
    const x = tensor(NdArray.filled([1000], 1));
    for (const seed of [gen.seed(), 0]) {
      const result = await applyKeepProb(x, 0.5, seed);
      expect(await applyKeepProb(x, 0.5, seed)).toEqualTensor(result);
      // independent masks agree in about half of 1000 places
      const other = await applyKeepProb(x, 0.5, seed + 1);
      expect(oracle.agreement(other, result)).toBeLikely(likelyShare(1000, 0.5), {
        name: 'agreement of the masks of two seeds',
      });
    }
  },
  { cause: "The seed is the fourth argument of tf.dropout; the third is the noise shape, undefined for x's own." },
);

check(
  'errors',
  'keepProb must be a probability, and applyKeepProb() refuses 0, too',
  async (gen) => {
    const x = gen.normal([2, 3]);
    for (const keepProb of [-0.1, 1.1, NaN]) {
      await expectThrows(rateFromKeepProb(keepProb), `keepProb = ${keepProb}`);
      await expectThrows(applyKeepProb(x, keepProb, 1), `keepProb = ${keepProb}`);
    }
    await expectThrows(applyKeepProb(x, 0, 1), 'keepProb = 0');
  },
  { sideCondition: true },
);

check(
  'memory',
  'applyKeepProb() leaves its arguments alone and leaks no tensor',
  async (gen) => {
    await expectClean(applyKeepProb, [gen.normal([3, 4]), 0.5, gen.seed()]);
    await expectClean(applyKeepProb, [gen.normal([3, 4]), 1, gen.seed()]);
  },
  { trust: 'worker', sideCondition: true },
);
