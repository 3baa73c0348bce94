import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchNormInference } = exercise<typeof import('#07-batch-norm/04-batch-norm-inference')>('7.04');

const X = tensor([[1, 2], [3, 4], [5, 9]]); // prettier-ignore

check(
  'printed',
  'batchNormInference() with mean (.3, .5) and variance (1.3, 2.2) of [[1, 2], [3, 4], [5, 9]]',
  async () => {
    const y = await batchNormInference(X, tensor([0.3, 0.5]), tensor([1.3, 2.2]), tensor([1, 1]), tensor([0, 0]));
    const expected = [[0.613938, 1.011297], [2.368048, 2.359694], [4.122157, 5.730686]]; // prettier-ignore
    expect(y).toBeCloseToTensor(expected, { rtol: 1e-6, atol: 1e-6 }); // six digits
  },
  { cause: 'mean and variance are given; nothing is computed from x but y.' },
);

check(
  'values',
  'batchNormInference() is γ · (x − mean) / √(variance + eps) + β',
  async (gen) => {
    await forAll(gen, [undefined, 0.5, 2], async (gen, eps) => {
      const [x, vectors] = [gen.normal([5, 3], { mean: 1, scale: 2 }), vectorsOf(gen, 3)];
      const y = await batchNormInference(x, ...vectors, ...(eps === undefined ? [] : [eps]));
      expect(y).toBeCloseToTensor(expectedOf(x, vectors, eps), REDUCTION);
    });
  },
  { cause: 'Once minus the mean, ε under the root, then γ and β.' },
);

check(
  'rows',
  'a row comes out the same alone and among others, and no rows give no rows',
  async (gen) => {
    const [x, vectors] = [gen.normal([4, 3], { mean: 1 }), vectorsOf(gen, 3)];
    const expected = expectedOf(x, vectors);
    for (let i = 0; i < 4; i++) {
      const row = (array: NdArray) => NdArray.build([1, 3], ([, j]) => array.at(i, j!));
      expect(await batchNormInference(tensor(row(NdArray.of(x))), ...vectors)).toBeCloseToTensor(row(expected), REDUCTION);
    } // prettier-ignore
    expect(await batchNormInference(tensor([], [0, 3]), ...vectors)).toBeCloseToTensor(new NdArray([0, 3], []));
  },
  { cause: 'A statistic of x makes a row depend on its neighbours, and one of a single row turns it into β.' },
);

check(
  'variance-zero',
  'batchNormInference() with a variance of 0 or near eps stays finite: eps is under the root, and 1e-5 by default',
  async (gen) => {
    const [x, [mean, , gamma, beta]] = [gen.normal([3, 3]), vectorsOf(gen, 3)];
    const vectors = [mean, tensor([0, 1e-5, 1e-3]), gamma, beta] as Vectors;
    expect(await batchNormInference(x, ...vectors)).toBeCloseToTensor(expectedOf(x, vectors), REDUCTION);
  },
  { cause: '1 / √(0 + 1e-5) is 316, 1 / (√0 + 1e-5) is 100 000.' },
);

check(
  'errors',
  'batchNormInference() refuses vectors of another length',
  async (gen) => {
    const x = gen.normal([4, 3]);
    for (const [i, name] of ['mean', 'variance', 'gamma', 'beta'].entries()) {
      for (const length of [1, 4]) {
        const vectors = vectorsOf(gen, 3).with(i, gen.uniform([length], 1, 2)) as Vectors;
        await expectThrows(batchNormInference(x, ...vectors), `a ${name} of length ${length} for 3 features`);
      }
    }
  },
  { sideCondition: true, cause: 'A vector of length 1 broadcasts to any width: compare the lengths yourself.' },
);

checkGradient(batchNormInference, (gen) => {
  const [x, vectors] = [gen.normal([3, 2]), vectorsOf(gen, 2)];
  const arrays = [x, ...vectors].map((t) => NdArray.of(t));
  return [0, 3, 4].map((wrt) => ({
    args: [x, ...vectors],
    wrt,
    oracle: (at: NdArray) => inference(arrays.with(wrt, at)),
  }));
});

checkMemory(batchNormInference, (gen) => [gen.normal([4, 3]), ...vectorsOf(gen, 3)]);

type Vectors = [mean: TensorData, variance: TensorData, gamma: TensorData, beta: TensorData];

function vectorsOf(gen: Generators, d: number): Vectors {
  return [gen.normal([d]), gen.uniform([d], 0.5, 4), gen.normal([d], { scale: 2 }), gen.normal([d])];
}

function expectedOf(x: TensorData, vectors: Vectors, eps?: number): NdArray {
  return inference([x, ...vectors].map((t) => NdArray.of(t)), eps); // prettier-ignore
}

function inference(arrays: NdArray[], eps?: number): NdArray {
  const [x, mean, variance, gamma, beta] = arrays as [NdArray, NdArray, NdArray, NdArray, NdArray];
  return oracle.standardize(x, mean, variance, eps).mul(gamma).add(beta);
}
