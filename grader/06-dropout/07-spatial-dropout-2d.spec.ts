import {
  check,
  checkMemory,
  exercise,
  expectGradient,
  expectThrows,
  likelyShare,
  NdArray,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { spatialDropout2d } = exercise<typeof import('#06-dropout/07-spatial-dropout-2d')>('6.07');

const ones = (shape: number[]) => tensor(NdArray.filled(shape, 1));

/** [n, 1, 1, c]: whether the first pixel of each map survived. */
function mapMask(result: TensorData): NdArray {
  const [n, , , c] = result.shape as [number, number, number, number];
  const all = NdArray.of(result);
  return NdArray.build([n, 1, 1, c], ([i, , , k]) => (all.at(i!, 0, 0, k!) === 0 ? 0 : 1));
}

check(
  'maps',
  'spatialDropout2d() makes each map x[n, :, :, c] all 0 or all x / (1 − p)',
  async (gen) => {
    for (const [shape, p] of [[[3, 2, 4, 5], 0.5], [[2, 3, 1, 6], 0.25], [[6, 1, 3, 2], 0.6]] as [number[], number][]) {
      const x = gen.uniform(shape, 1, 3);
      const result = await spatialDropout2d(x, p, gen.seed());
      expect(result).toHaveShape(shape);
      expect(result).toBeCloseToTensor(oracle.dropout(NdArray.of(x), mapMask(result), p));
    }
  },
  { cause: 'One coin for all h × w pixels of a map, and the survivors are divided by 1 − p.' },
); // prettier-ignore

check(
  'independent',
  'spatialDropout2d() decides for every example and every channel on its own',
  async (gen) => {
    const result = await spatialDropout2d(ones([300, 2, 1, 400]), 0.5, gen.seed());
    expect(result).toHaveShape([300, 2, 1, 400]);
    const mask = mapMask(result).reshape([300, 400]);
    const { rows, columns } = oracle.sharesByRowAndColumn(tensor(mask));
    const oneOf700 = 1e-10; // so many shares are compared that each may be off only this rarely
    const [ofRow, ofColumn] = [likelyShare(400, 0.5, oneOf700), likelyShare(300, 0.5, oneOf700)];
    for (const share of rows) expect(share).toBeLikely(ofRow, { name: 'share of maps dropped in one example' });
    for (const share of columns) expect(share).toBeLikely(ofColumn, { name: 'share of examples without one channel' });
  },
  { cause: 'A mask [1, 1, 1, c] drops the same channels in the whole batch, a mask [n, 1, 1, 1] whole examples.' },
);

check(
  'mean',
  'spatialDropout2d() drops a share of p of the maps and keeps the mean',
  async (gen) => {
    for (const p of [0.2, 0.7]) {
      const result = await spatialDropout2d(ones([100, 1, 2, 200]), p, gen.seed());
      const zeros = likelyShare(20_000, p); // one coin for each map
      expect(oracle.shareOfZeros(result.values)).toBeLikely(zeros, { name: `share of zeros for p = ${p}` }); // prettier-ignore
      const mean = Array.from(result.values).reduce((sum, value) => sum + value, 0) / result.values.length;
      // (1 − share of zeros) / (1 − p), the same chance once more
      expect(mean).toBeBetween((1 - zeros.high) / (1 - p), (1 - zeros.low) / (1 - p), { name: `mean of dropped ones for p = ${p}` }); // prettier-ignore
    }
  },
  { cause: 'p is the probability to be DROPPED.' },
);

check(
  'extremes',
  'spatialDropout2d() is x for p = 0 and zeros for p = 1; ±∞ and NaN in a dropped map become 0',
  async (gen) => {
    const shape = [4, 2, 2, 5];
    const x = gen.normal(shape);
    expect(await spatialDropout2d(x, 0, gen.seed())).toBeCloseToTensor(x);
    const wild = NdArray.of(x).map((value, i) => [value, Infinity, NaN, -Infinity][i % 4]!);
    expect(await spatialDropout2d(tensor(wild), 1, gen.seed())).toEqualTensor(NdArray.filled(shape, 0));
    const seed = gen.seed();
    const mask = mapMask(await spatialDropout2d(ones(shape), 0.5, seed));
    const expected = oracle.dropout(wild, mask, 0.5);
    expect(await spatialDropout2d(tensor(wild), 0.5, seed)).toBeCloseToTensor(expected);
  },
  { cause: '0 · ∞ is NaN: choose with tf.where, and mind 1 / (1 − p) for p = 1.' },
);

check('seed', 'spatialDropout2d() repeats itself for the same seed only', async (gen) => {
  const x = ones([50, 1, 1, 20]);
  for (const seed of [gen.seed(), 0]) {
    const result = await spatialDropout2d(x, 0.5, seed);
    expect(await spatialDropout2d(x, 0.5, seed)).toEqualTensor(result);
    // independent masks agree in about half of 1000 places
    const other = await spatialDropout2d(x, 0.5, seed + 1);
    expect(oracle.agreement(other, result)).toBeLikely(likelyShare(1000, 0.5), {
      name: 'agreement of the masks of two seeds',
    });
  }
});

check(
  'errors',
  'spatialDropout2d() refuses a p below 0, above 1, or NaN',
  async (gen) => {
    for (const p of [-0.1, 1.1, NaN]) await expectThrows(spatialDropout2d(gen.normal([1, 2, 2, 3]), p, 1), `p = ${p}`);
  },
  { sideCondition: true },
);

check(
  'gradient',
  'spatialDropout2d() passes gradients on, for p = 1 as zeros',
  async (gen) => {
    const shape = [2, 2, 2, 4];
    for (const p of [0, 0.5, 1]) {
      const [x, seed] = [gen.normal(shape), gen.seed()];
      const mask = p < 1 ? mapMask(await spatialDropout2d(ones(shape), p, seed)) : NdArray.filled(shape, 0);
      const f = (values: NdArray) => oracle.dropout(values, mask, p);
      await expectGradient({ f: spatialDropout2d, args: [x, p, seed], oracle: f }, gen);
    }
  },
  { cause: 'Gradients flow only through TensorFlow.js operations on x: no new tensor made from numbers.' },
);

checkMemory(spatialDropout2d, (gen) => [gen.normal([2, 2, 2, 3]), 0.5, gen.seed()]);
