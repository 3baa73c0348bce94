import {
  check,
  checkMemory,
  exercise,
  expectGradient,
  expectThrows,
  forAll,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchNormTrain } = exercise<typeof import('#07-batch-norm/02-batch-norm-train')>('7.02');
const beside = probe<typeof import('./02-batch-norm-train.probe')>();

const X = [[1, 2], [3, 4], [5, 9]]; // prettier-ignore
/** The printed numbers have four or five digits. */
const PRINTED = { rtol: 0, atol: 6e-5 };

check(
  'standard',
  'batchNormTrain() with γ = 1 and β = 0 gives every column the mean 0 and the variance 1',
  async () => {
    const result = await batchNormTrain(tensor(X), tensor([1, 1]), tensor([0, 0]));
    const { y, mean, variance } = result ?? {};
    expect(y).toBeCloseToTensor([[-1.22474, -1.01905], [0, -0.33968], [1.22474, 1.35873]], { ...PRINTED, name: 'y' }); // prettier-ignore
    expect(mean).toBeCloseToTensor([3, 5], { name: 'mean' });
    expect(variance).toBeCloseToTensor([8 / 3, 26 / 3], { name: 'variance' });
  },
  {
    cause:
      'Per column, over the rows (axis 0); over axis 1 it is layer normalization. The biased variance is under a root.',
  },
);

check(
  'scale-shift',
  'batchNormTrain() with γ = [2, .5] and β = [1, −1] gives [[−1.4495, −1.5095], [1, −1.1698], [3.4495, −.3206]]',
  async () => {
    const { y } = (await batchNormTrain(tensor(X), tensor([2, 0.5]), tensor([1, -1]))) ?? {};
    expect(y).toBeCloseToTensor([[-1.4495, -1.5095], [1, -1.1698], [3.4495, -0.3206]], { ...PRINTED, name: 'y' }); // prettier-ignore
  },
  { cause: 'γ multiplies x̂, β is added afterwards.' },
);

check(
  'values',
  'batchNormTrain() is γ · x̂ + β, and returns the mean and the biased variance of each column',
  async (gen) => {
    await forAll(gen, [[2, 3], [7, 4], [5, 1], [4, 4]] as const, async (gen, [n, d]) => {
      const [x, gamma, beta] = [gen.normal([n, d], { mean: 2, scale: 3 }), gen.normal([d]), gen.normal([d])];
      await expectResult(x, gamma, beta);
    }); // prettier-ignore
  },
  { cause: 'Look at the shapes: x [n, d], everything else [d].' },
);

check(
  'eps',
  'batchNormTrain() adds eps to the variance, under the root; without a word it is 1e-5',
  async (gen) => {
    await forAll(gen, [0.5, 3], async (gen, eps) => {
      await expectResult(gen.normal([5, 3]), gen.normal([3]), gen.normal([3]), eps);
    });
    const tiny = gen.distinct([4, 2], -0.005, 0.005); // a variance about as large as the default eps
    await expectResult(tiny, tensor([1, 1]), tensor([0, 0]));
  },
  { cause: '√(σ² + ε), not √σ² + ε.' },
);

check(
  'invariant',
  'y has the mean β and the variance γ², and batchNormTrain(a·x + b) = batchNormTrain(x) for a > 0',
  async (gen) => {
    const [x, gamma, beta] = [gen.normal([8, 3], { scale: 3 }), gen.normal([3]), gen.normal([3])];
    const { y } = (await batchNormTrain(x, gamma, beta)) ?? {};
    expect(y).toHaveShape([8, 3]);
    const ofY = oracle.moments(NdArray.of(y!), [0]);
    // eps takes a part of eps / variance away from the variance of y, at most some 1e-5
    expect(tensor(ofY.mean)).toBeCloseToTensor(NdArray.of(beta), { ...REDUCTION, name: 'mean of y' });
    expect(tensor(ofY.variance)).toBeCloseToTensor(NdArray.of(gamma).mul(NdArray.of(gamma)), {
      ...REDUCTION,
      name: 'variance of y',
    });
    const moved = tensor(NdArray.of(x).mul(gen.number(2, 5)).add(gen.number(10, 20)));
    const again = (await batchNormTrain(moved, gamma, beta)) ?? {};
    // near 20 a float32 is right to 1e-6, and so is x̂ to a few 1e-6
    expect(again.y).toBeCloseToTensor(NdArray.of(y!), { rtol: 1e-4, atol: 1e-4, name: 'y' });
  },
  { cause: 'The mean takes b away, and the division by the standard deviation takes a away.' },
);

check(
  'constant',
  'a constant column becomes β, and so does every column of a batch of one',
  async (gen) => {
    const x = NdArray.build([4, 3], ([i, j]) => (j === 1 ? i! - 1 : [7, 0, -0.5][j!]!));
    const [gamma, beta] = [gen.normal([3]), gen.normal([3])];
    const { y } = (await batchNormTrain(tensor(x), gamma, beta)) ?? {};
    expect(y).toBeCloseToTensor(oracle.batchNorm(x, NdArray.of(gamma), NdArray.of(beta)), { ...REDUCTION, name: 'y' });
    const one = gen.normal([1, 3]);
    const single = (await batchNormTrain(one, gamma, beta)) ?? {};
    expect(single.y).toBeCloseToTensor(NdArray.of(beta).reshape([1, 3]), { name: 'y' });
    expect(single.mean).toBeCloseToTensor(NdArray.of(one).reshape([3]), { name: 'mean' });
    expect(single.variance).toBeCloseToTensor([0, 0, 0], { name: 'variance' });
  },
  { cause: 'The variance is 0 there; ε keeps 0 / 0 away.' },
);

check(
  'errors',
  'batchNormTrain() refuses a γ or β of another length, and an empty batch',
  async (gen) => {
    const [x, three, one] = [gen.normal([4, 3]), gen.normal([3]), gen.normal([1])];
    await expectThrows(batchNormTrain(x, gen.normal([4]), three), 'a gamma of length 4 for 3 features');
    await expectThrows(batchNormTrain(x, one, three), 'a gamma of length 1 for 3 features');
    await expectThrows(batchNormTrain(x, three, one), 'a beta of length 1 for 3 features');
    await expectThrows(batchNormTrain(tensor([], [0, 3]), three, three), 'a batch of 0 rows');
  },
  { sideCondition: true, cause: 'A vector of length 1 broadcasts to any width: compare the lengths yourself.' },
);

check(
  'gradient',
  'batchNormTrain() passes gradients on to x, γ and β',
  async (gen) => {
    await forAll(gen, [[3, 1e-5], [5, 0.5]] as const, async (gen, [n, eps]) => {
      const [x, gamma, beta] = [gen.normal([n, 2]), gen.normal([2]), gen.normal([2])];
      const [X, G, B] = [x, gamma, beta].map((t) => NdArray.of(t)) as [NdArray, NdArray, NdArray];
      const common = { f: beside.outputOf, args: [batchNormTrain, x, gamma, beta, eps] };
      await expectGradient({ ...common, wrt: 1, oracle: (at) => oracle.batchNorm(at, G, B, eps) }, gen);
      await expectGradient({ ...common, wrt: 2, oracle: (at) => oracle.batchNorm(X, at, B, eps) }, gen);
      await expectGradient({ ...common, wrt: 3, oracle: (at) => oracle.batchNorm(X, G, at, eps) }, gen);
      const ofVariance = { f: beside.varianceOf, args: [batchNormTrain, x, gamma, beta] };
      await expectGradient({ ...ofVariance, wrt: 1, oracle: (at) => oracle.moments(at, [0]).variance }, gen);
    }); // prettier-ignore
  },
  { cause: 'mean and variance depend on x: neither is a constant. And dataSync() cuts the way back.' },
);

checkMemory(batchNormTrain, (gen) => [gen.normal([4, 3]), gen.normal([3]), gen.normal([3])]);

async function expectResult(x: TensorData, gamma: TensorData, beta: TensorData, eps?: number): Promise<void> {
  const rest = eps === undefined ? [] : [eps];
  const { y, mean, variance } = (await batchNormTrain(x, gamma, beta, ...rest)) ?? {};
  const expected = oracle.batchNorm(NdArray.of(x), NdArray.of(gamma), NdArray.of(beta), eps);
  const statistics = oracle.moments(NdArray.of(x), [0]);
  expect(y).toBeCloseToTensor(expected, { ...REDUCTION, name: 'y' });
  expect(mean).toBeCloseToTensor(statistics.mean, { ...REDUCTION, name: 'mean' });
  expect(variance).toBeCloseToTensor(statistics.variance, { ...REDUCTION, name: 'variance' });
}
