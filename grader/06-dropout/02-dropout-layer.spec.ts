import {
  check,
  exercise,
  expectClean,
  expectGradient,
  expectThrows,
  forAll,
  type Generators,
  likelyShare,
  NdArray,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { dropoutLayer } = exercise<typeof import('#06-dropout/02-dropout-layer')>('6.02');

const ones = (shape: number[]) => tensor(NdArray.filled(shape, 1));

/** Which elements of this shape are kept, as ones tell it. */
async function maskFor(shape: number[], p: number, seed: number): Promise<NdArray> {
  const result = await dropoutLayer(ones(shape), p, true, seed);
  expect(result).toHaveShape(shape);
  return oracle.maskOf(result);
}

check(
  'survivors',
  'dropoutLayer() in training gives 0 or x / (1 − p)',
  async (gen) => {
    for (const p of [0.5, 0.2, gen.number(0.6, 0.8)]) {
      const x = gen.uniform([4, 6], 1, 3);
      const result = await dropoutLayer(x, p, true, gen.seed());
      expect(result).toHaveShape([4, 6]);
      expect(result).toBeCloseToTensor(oracle.dropout(NdArray.of(x), oracle.maskOf(result), p));
    }
    for (const shape of [[], [0, 2]]) expect(await dropoutLayer(ones(shape), 0.5, true, 1)).toHaveShape(shape);
  },
  { cause: 'Divide the survivors by the probability to survive, in training.' },
);

check(
  'share',
  'dropoutLayer() drops a share of p, each element on its own, and keeps the mean',
  async (gen) => {
    const { rows, columns } = oracle.sharesByRowAndColumn(await dropoutLayer(ones([300, 400]), 0.5, true, gen.seed()));
    const oneOf700 = 1e-10; // so many shares are compared that each may be off only this rarely
    const [ofRow, ofColumn] = [likelyShare(400, 0.5, oneOf700), likelyShare(300, 0.5, oneOf700)];
    for (const share of rows) expect(share).toBeLikely(ofRow, { name: 'share of zeros in one row' });
    for (const share of columns) expect(share).toBeLikely(ofColumn, { name: 'share of zeros in one column' });
    for (const p of [0.2, 0.7]) {
      const { values } = await dropoutLayer(ones([200, 500]), p, true, gen.seed());
      const zeros = likelyShare(1e5, p);
      expect(oracle.shareOfZeros(values)).toBeLikely(zeros, { name: `share of zeros for p = ${p}` });
      const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
      // (1 − share of zeros) / (1 − p), the same chance once more
      expect(mean).toBeBetween((1 - zeros.high) / (1 - p), (1 - zeros.low) / (1 - p), { name: `mean of dropped ones for p = ${p}` }); // prettier-ignore
    }
  },
  { cause: 'p is the probability to be DROPPED, not to be kept, and every element of the batch has its own coin.' },
);

check(
  'evaluation',
  'dropoutLayer() outside of training gives x back, whatever p is',
  async (gen) => {
    const x = tensor([...gen.normal([6]).values, Infinity, -Infinity, NaN]);
    for (const p of [0, 0.5, gen.number(0.1, 0.9), 1]) {
      expect(await dropoutLayer(x, p, false)).toEqualTensor(x);
      expect(await dropoutLayer(x, p, false, gen.seed())).toEqualTensor(x);
    }
  },
  { cause: 'Nothing is dropped and nothing scaled: the training has already made up for the missing units.' },
);

check(
  'extremes',
  'dropoutLayer() in training is x for p = 0 and zeros for p = 1',
  async (gen) => {
    const x = gen.normal([3, 5]);
    expect(await dropoutLayer(x, 0, true, gen.seed())).toBeCloseToTensor(x);
    expect(await dropoutLayer(x, 1, true, gen.seed())).toEqualTensor(NdArray.filled([3, 5], 0));
  },
  { cause: 'p = 0 drops nothing. For p = 1 the factor 1 / (1 − p) is ∞, and 0 · ∞ is NaN.' },
);

check(
  'not-finite',
  'dropoutLayer() makes a dropped element 0, also ±∞ and NaN',
  async (gen) => {
    const seed = gen.seed();
    const x = NdArray.build([12, 5], ([i, j]) => [Infinity, -Infinity, NaN, 1, -2][(i! + j!) % 5]!);
    const mask = await maskFor([12, 5], 0.5, seed); // 60 coins: not all of one kind
    expect(await dropoutLayer(tensor(x), 0.5, true, seed)).toBeCloseToTensor(oracle.dropout(x, mask, 0.5));
    expect(await dropoutLayer(tensor(x), 1, true, seed)).toEqualTensor(NdArray.filled([12, 5], 0));
  },
  { cause: 'A product with the mask does not work: 0 · ∞ and 0 · NaN are NaN. Choose between two values instead.' },
);

check(
  'seed',
  'dropoutLayer() repeats itself for the same seed, and draws anew without one',
  async (gen) => {
    const x = ones([1000]);
    for (const seed of [gen.seed(), 0]) {
      const result = await dropoutLayer(x, 0.5, true, seed);
      const other = await dropoutLayer(x, 0.5, true, seed + 1);
      expect(await dropoutLayer(x, 0.5, true, seed)).toEqualTensor(result);
      // independent masks agree in about half of 1000 places
      expect(oracle.agreement(other, result)).toBeLikely(likelyShare(1000, 0.5), {
        name: 'agreement of the masks of two seeds',
      });
    }
    const [first, second] = [await dropoutLayer(x, 0.5, true), await dropoutLayer(x, 0.5, true)];
    expect(oracle.agreement(first, second)).toBeLikely(likelyShare(1000, 0.5), {
      name: 'agreement of two calls without a seed',
    });
  },
  { cause: 'A missing seed is not one and the same seed: take another random one in every call.' },
);

check(
  'errors',
  'dropoutLayer() refuses a p below 0, above 1, or NaN, in training or not',
  async (gen) => {
    const x = gen.normal([2, 3]);
    for (const p of [-0.1, 1.1, NaN]) {
      await expectThrows(dropoutLayer(x, p, true, 1), `p = ${p} in training`);
      await expectThrows(dropoutLayer(x, p, false, 1), `p = ${p} outside of training`);
    }
  },
  { sideCondition: true },
);

check(
  'gradient',
  'dropoutLayer() passes gradients on: 1 / (1 − p) where x was kept, 0 where it was dropped, 1 outside of training',
  async (gen) => {
    await forAll(gen, [0, 0.25, 0.5, 1], (gen, p) => expectGradientOf(gen, p, true));
    await expectGradientOf(gen, 0.5, false);
  },
  {
    cause:
      'Gradients flow only through TensorFlow.js operations on x: no new tensor made from numbers, no zeros or ones in place of x. For p = 1 the gradient is 0, so no factor may be infinite.',
  },
);

async function expectGradientOf(gen: Generators, p: number, training: boolean): Promise<void> {
  const [x, seed] = [gen.normal([3, 5]), gen.seed()];
  const mask = training && p < 1 ? await maskFor([3, 5], p, seed) : NdArray.filled([3, 5], training ? 0 : 1);
  const f = (values: NdArray) => oracle.dropout(values, mask, training ? p : 0);
  await expectGradient({ f: dropoutLayer, args: [x, p, training, seed], oracle: f }, gen);
}

check(
  'memory',
  'dropoutLayer() leaves its arguments alone and leaks no tensor, in training or not',
  async (gen) => {
    const x = gen.normal([3, 4]);
    await expectClean(dropoutLayer, [x, 0.5, true, gen.seed()]);
    await expectClean(dropoutLayer, [x, 0.5, false]);
    await expectClean(dropoutLayer, [x, 0, true, gen.seed()]);
    await expectClean(dropoutLayer, [x, 1, true, gen.seed()]);
  },
  { trust: 'worker', sideCondition: true },
);
