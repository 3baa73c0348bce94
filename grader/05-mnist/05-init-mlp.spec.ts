import {
  byChance,
  check,
  exercise,
  expectThrows,
  likelyCorrelation,
  likelyDeviation,
  likelyMean,
  NdArray,
  probe,
  shareBeyond,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { initMlp } = exercise<typeof import('#05-mnist/05-init-mlp')>('5.05');
const { insideTidy, traces } = probe<typeof import('./05-init-mlp.probe')>();

type Scheme = 'kaiming' | 'xavier' | 'zeros';

/** Layers of these sizes, after a look at their shapes. */
async function layersOf(sizes: number[], scheme: Scheme, seed: number) {
  const layers = await initMlp(sizes, { scheme, seed });
  expect(layers.length).toBeCloseToNumber(sizes.length - 1, { name: 'number of layers' });
  layers.forEach(({ W, b }, i) => {
    expect(W).toHaveShape([sizes[i]!, sizes[i + 1]!]);
    expect(b).toEqualTensor(NdArray.filled([sizes[i + 1]!], 0), { name: 'b' });
  });
  return layers;
}

/** Of normal numbers 4.55 % are beyond two standard deviations. */
const BEYOND_TWO = 0.0455;

/** Of 60 000 weights or more mean, standard deviation and tails are those of normal numbers. */
function expectNormal(W: TensorData, std: number): void {
  const found = oracle.spread(W);
  const n = W.values.length;
  expect(found.std).toBeLikely(likelyDeviation(n, std), { name: 'standard deviation of W' });
  expect(found.mean).toBeLikely(likelyMean(n, { std }), { name: 'mean of W' });
  // the deviation found is up to 2 % off, which moves this share by .0022 at most: 2 · .02 · the density at 2, both sides
  byChance(shareBeyond({ n, p: BEYOND_TWO }, 0.0355 + 0.0044) + shareBeyond({ n, p: BEYOND_TWO }, 0.0555 - 0.0044));
  expect(found.tails).toBeBetween(0.0355, 0.0555, { name: 'share of weights beyond two standard deviations' });
}

check(
  'layers',
  'initMlp([784, 256, 64, 10]) makes three layers W [in, out] with b = 0',
  async (gen) => {
    for (const sizes of [
      [784, 256, 64, 10],
      [3, 2],
      [2, 5, 1, 4],
    ]) {
      // prettier-ignore
      for (const { W } of await layersOf(sizes, 'kaiming', gen.seed())) expect(W.dtype).toBe('float32');
    }
  },
  { cause: 'Layer i computes x W with x [n, sizes[i]], so W has sizes[i] rows; b has one element per column, all 0.' },
);

check(
  'kaiming',
  "initMlp() draws W from N(0, 2 / in) with 'kaiming'",
  async (gen) => {
    const [first, second] = await layersOf([300, 200, 400], 'kaiming', gen.seed());
    expectNormal(first!.W, Math.sqrt(2 / 300));
    expectNormal(second!.W, Math.sqrt(2 / 200));
  },
  { cause: '2 / in is the variance; normal numbers are multiplied by its root. `in` is the number of rows of W.' },
);

check(
  'xavier',
  "initMlp() draws W from N(0, 2 / (in + out)) with 'xavier'",
  async (gen) => {
    const [first, second] = await layersOf([150, 400, 200], 'xavier', gen.seed());
    expectNormal(first!.W, Math.sqrt(2 / 550));
    expectNormal(second!.W, Math.sqrt(2 / 600));
  },
  { cause: 'The variance is 2 / (in + out) with the sizes of this layer; the distribution is normal, not uniform.' },
);

check(
  'zeros',
  "initMlp() makes W = 0 with 'zeros'",
  async (gen) => {
    for (const { W } of await layersOf([4, 3, 2], 'zeros', gen.seed())) expect(W).toEqualTensor(NdArray.of(W).mul(0));
  },
  { sideCondition: true },
);

check(
  'twins',
  'no two layers of initMlp() share their draws',
  async (gen) => {
    for (const sizes of [
      [30, 30, 30, 30],
      [30, 20, 50],
    ]) {
      // prettier-ignore
      const layers = await layersOf(sizes, 'kaiming', gen.seed());
      layers.slice(1).forEach(({ W }, i) => {
        expect(correlation(layers[i]!.W, W)).toBeLikely(likelyCorrelation(600), {
          name: `correlation of layers ${i} and ${i + 1}`,
        });
      });
    }
  },
  { cause: 'The same seed in every layer repeats the same numbers: use one stream of random numbers for all of them.' },
);

check(
  'seed',
  'one seed of initMlp() always gives the same weights, other seeds give others',
  async (gen) => {
    const weights = async (seed: number) => (await layersOf([5, 4, 3], 'kaiming', seed)).map(({ W }) => W);
    const seed = gen.seed();
    for (const s of [seed, 0]) {
      const [first, again] = [await weights(s), await weights(s)];
      first.forEach((W, i) => expect(again[i]).toEqualTensor(W, { name: `the seed ${s} once more, W of layer ${i}` }));
    }
    const found = [];
    for (const s of [seed, seed + 1, 0, 1]) found.push(String((await weights(s))[0]!.values));
    expect(`${new Set(found).size} different networks from 4 seeds`).toBe('4 different networks from 4 seeds');
  },
  { cause: 'All draws come from seededRandom(seed). To tf.randomNormal the seed 0 is no seed.' },
);

check(
  'variables',
  'initMlp() returns trainable variables, also from inside tf.tidy, and makes no other tensor',
  async () => {
    const { made, trainable, objects, left } = await traces(initMlp, [3, 4, 4, 2]);
    expect(trainable).toBeCloseToNumber(6, { name: 'number of trainable variables' });
    expect(objects).toBeCloseToNumber(6, { name: 'number of different variables' });
    expect(made).toBeCloseToNumber(6, { name: 'number of new tensors' });
    expect(left).toBeCloseToNumber(0, { name: 'number of tensors left after disposing the layers' });
    expect(await insideTidy(initMlp, [3, 2])).toBeCloseToNumber(0, { name: 'number of variables lost to tf.tidy' });
  },
  { trust: 'worker', cause: 'tf.variable(x) makes a tensor of its own: x has to go, by a tidy around both.' },
);

check(
  'errors',
  'initMlp() refuses fewer than two sizes, a size that is not a positive integer, and an unknown scheme',
  async () => {
    const call = (sizes: number[], scheme: Scheme = 'kaiming') => initMlp(sizes, { scheme, seed: 1 });
    await expectThrows(call([]), 'no size');
    await expectThrows(call([784]), 'one size');
    await expectThrows(call([3, 0, 2]), 'the size 0');
    await expectThrows(call([3, 2.5, 2]), 'the size 2.5');
    await expectThrows(call([-3, 2]), 'the size -3');
    await expectThrows(call([3, 2], 'uniform' as Scheme), 'the scheme uniform');
  },
  { sideCondition: true },
);

/** Of the weights at the same positions, as far as both have some. */
function correlation(a: TensorData, b: TensorData): number {
  const n = Math.min(a.values.length, b.values.length);
  const products = Array.from({ length: n }, (_, i) => a.values[i]! * b.values[i]!);
  return oracle.mean(products) / (oracle.spread(a).std * oracle.spread(b).std);
}
