import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  likelyCorrelation,
  likelyShare,
  NdArray,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { dropoutMask } = exercise<typeof import('#06-dropout/01-dropout-mask')>('6.01');

/** So many shares are compared that each may be off only this rarely. */
const ONE_OF_700 = 1e-10;

check(
  'values',
  'dropoutMask() is a float32 tensor of the wanted shape, every element 0 or 1',
  async (gen) => {
    for (const shape of [gen.shape(), gen.shape(), [40], [], [0, 3]]) {
      const mask = await dropoutMask(shape, gen.number(0.2, 0.8), gen.seed());
      expect(mask).toBeCloseToTensor(oracle.maskOf(mask ?? tensor([])).reshape(mask?.shape ?? [0]));
      expect(mask).toHaveShape(shape);
    }
  },
  { cause: 'No scaling here: a mask only says what stays. Convert the answer of a comparison with cast().' },
);

check(
  'extremes',
  'dropoutMask() has only ones for p = 0 and only zeros for p = 1',
  async (gen) => {
    const shape = gen.shape({ minRank: 2 });
    expect(await dropoutMask(shape, 0, gen.seed())).toEqualTensor(NdArray.filled(shape, 1));
    expect(await dropoutMask(shape, 1, gen.seed())).toEqualTensor(NdArray.filled(shape, 0));
  },
  { cause: 'p is the probability to DROP, that is, to write a 0. A number u of [0, 1) is below 1, but may be 0.' },
);

check(
  'rate',
  'dropoutMask() drops a share of p: 20 % for p = 0.2, 70 % for p = 0.7',
  async (gen) => {
    for (const p of [0.2, 0.7]) {
      const mask = await dropoutMask([200, 500], p, gen.seed());
      expect(oracle.shareOfZeros(mask.values)).toBeLikely(likelyShare(1e5, p), { name: `share of zeros for p = ${p}` }); // prettier-ignore
    }
  },
  { cause: 'Is the share 1 − p? Then the mask keeps where it is to drop.' },
);

check(
  'every-row',
  'dropoutMask() flips a coin of its own for each element, not one per row or column',
  async (gen) => {
    const mask = await dropoutMask([300, 400], 0.5, gen.seed());
    expect(mask).toHaveShape([300, 400]);
    const { rows, columns } = oracle.sharesByRowAndColumn(mask);
    const [ofRow, ofColumn] = [likelyShare(400, 0.5, ONE_OF_700), likelyShare(300, 0.5, ONE_OF_700)];
    for (const share of rows) expect(share).toBeLikely(ofRow, { name: 'share of zeros in one row' });
    for (const share of columns) expect(share).toBeLikely(ofColumn, { name: 'share of zeros in one column' });
  },
  { cause: 'Draw as many numbers as the shape has elements: a mask [1, n] drops the same n units in every example.' },
);

check('neighbours', 'dropoutMask() says nothing about one element by its neighbours', async (gen) => {
  const mask = await dropoutMask([200, 500], 0.5, gen.seed());
  for (const lag of [1, 2, 500]) {
    const name = `correlation of elements ${lag} apart`;
    expect(oracle.autocorrelation(mask.values, lag)).toBeLikely(likelyCorrelation(1e5), { name });
  }
});

check(
  'seed',
  'dropoutMask() is the same for the same seed and another one for another seed',
  async (gen) => {
    for (const seed of [gen.seed(), 0]) {
      const mask = await dropoutMask([20, 50], 0.5, seed);
      const other = await dropoutMask([20, 50], 0.5, seed + 1);
      const again = await dropoutMask([20, 50], 0.5, seed);
      expect(oracle.agreement(again, mask)).toBeCloseToNumber(1, { name: `agreement of two masks of seed ${seed}` });
      // independent masks agree in about half of 1000 places
      expect(oracle.agreement(other, mask)).toBeLikely(likelyShare(1000, 0.5), {
        name: 'agreement of the masks of two seeds',
      });
    }
  },
  { cause: 'All random numbers come from the seed, and from nowhere else (some functions take the seed 0 for none).' },
);

check(
  'errors',
  'dropoutMask() refuses a p below 0, above 1, or NaN',
  async (gen) => {
    for (const p of [-0.1, 1.1, NaN]) await expectThrows(dropoutMask([2, 3], p, gen.seed()), `p = ${p}`);
  },
  {
    sideCondition: true,
    cause: 'Every comparison with NaN is false: ask whether p is right, not whether it is wrong.',
  },
);

checkMemory(dropoutMask, (gen) => [[3, 4], 0.5, gen.seed()]);
