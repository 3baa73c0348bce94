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
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchNorm2d } = exercise<typeof import('#07-batch-norm/05-batch-norm-2d')>('7.05');

check(
  'channels',
  'every channel of batchNorm2d() has the mean β and the variance γ² over all places of all images',
  async (gen) => {
    const [x, gamma, beta] = [gen.normal([3, 4, 2, 5], { mean: 2, scale: 3 }), gen.normal([5]), gen.normal([5])];
    const y = await batchNorm2d(x, gamma, beta);
    expect(y).toHaveShape([3, 4, 2, 5]);
    const { mean, variance } = oracle.moments(NdArray.of(y), [0, 1, 2]);
    expect(tensor(mean)).toBeCloseToTensor(NdArray.of(beta), { ...REDUCTION, name: 'means' });
    const squares = NdArray.of(gamma).mul(NdArray.of(gamma));
    expect(tensor(variance)).toBeCloseToTensor(squares, { ...REDUCTION, name: 'variances' });
  },
  { cause: 'Of [n, h, w, c] the channel axis is the last one; the statistics run over the other three.' },
);

check(
  'values',
  'batchNorm2d() is batchNormTrain() of the matrix with one row per pixel',
  async (gen) => {
    await forAll(gen, [[2, 3, 4, 5], [4, 3, 5, 2], [2, 1, 1, 3], [2, 2, 2, 2]], async (gen, shape) => {
      await expectResult(gen.normal(shape, { mean: -1, scale: 2 }), gen.normal([shape[3]!]), gen.normal([shape[3]!]));
    }); // prettier-ignore
    await expectResult(gen.normal([2, 3, 2, 2]), gen.normal([2]), gen.normal([2]), 0.7);
  },
  { cause: 'No axis changes its place: only the first three are taken together, and apart again. eps is passed on.' },
);

check(
  'single-image',
  'one image is enough if it has several pixels, and a single pixel becomes β',
  async (gen) => {
    const [gamma, beta] = [gen.normal([3]), gen.normal([3])];
    await expectResult(gen.normal([1, 4, 2, 3]), gamma, beta);
    await expectResult(gen.normal([1, 1, 1, 3]), gamma, beta);
  },
  { cause: 'A variance over the images alone is 0 for one image.' },
);

check(
  'permutation',
  'other channels in another order give the same in that order',
  async (gen) => {
    const order = [2, 0, 3, 1];
    const [x, gamma, beta] = [gen.normal([2, 3, 2, 4]), gen.normal([4]), gen.normal([4])];
    const y = await batchNorm2d(x, gamma, beta);
    expect(y).toHaveShape([2, 3, 2, 4]);
    const images = (t: TensorData) =>
      NdArray.build(t.shape, ([i, r, s, k]) => NdArray.of(t).at(i!, r!, s!, order[k!]!));
    const vector = (t: TensorData) => tensor(order.map((k) => t.values[k]!));
    const permuted = await batchNorm2d(tensor(images(x)), vector(gamma), vector(beta));
    expect(permuted).toBeCloseToTensor(images(y), REDUCTION);
    await expectResult(x, gamma, beta);
  },
  { cause: 'Channels do not look at each other: γ[k] and β[k] belong to channel k.' },
);

check(
  'errors',
  'batchNorm2d() refuses a γ or β of another length, and images without a pixel',
  async (gen) => {
    const [x, three] = [gen.normal([2, 2, 2, 3]), gen.normal([3])];
    await expectThrows(batchNorm2d(x, gen.normal([1]), three), 'a gamma of length 1 for 3 channels');
    await expectThrows(batchNorm2d(x, three, gen.normal([2])), 'a beta of length 2 for 3 channels');
    await expectThrows(batchNorm2d(tensor([], [0, 2, 2, 3]), three, three), '0 images');
    await expectThrows(batchNorm2d(tensor([], [2, 0, 2, 3]), three, three), 'images of height 0');
  },
  { sideCondition: true, cause: '7.02 refuses all of these, once it is given the right matrix.' },
);

checkGradient(batchNorm2d, (gen) => {
  const args = [gen.normal([2, 2, 3, 2]), gen.normal([2]), gen.normal([2])];
  const arrays = args.map((t) => NdArray.of(t));
  return [0, 1, 2].map((wrt) => ({
    args,
    wrt,
    oracle: (at: NdArray) => {
      const [x, gamma, beta] = arrays.with(wrt, at) as [NdArray, NdArray, NdArray];
      return oracle.batchNorm(x, gamma, beta);
    },
  }));
});

checkMemory(batchNorm2d, (gen) => [gen.normal([2, 2, 3, 2]), gen.normal([2]), gen.normal([2])]);

async function expectResult(x: TensorData, gamma: TensorData, beta: TensorData, eps?: number): Promise<void> {
  const y = await batchNorm2d(x, gamma, beta, ...(eps === undefined ? [] : [eps]));
  expect(y).toBeCloseToTensor(oracle.batchNorm(NdArray.of(x), NdArray.of(gamma), NdArray.of(beta), eps), REDUCTION);
}
