import {
  check,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  numericalVjp,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { batchNormBackward } = exercise<typeof import('#07-batch-norm/06-batch-norm-backward')>('7.06');
const beside = probe<typeof import('./06-batch-norm-backward.probe')>();

/** A batch, what the forward pass keeps of it, and a gradient that arrives. */
interface Case {
  x: NdArray;
  dy: TensorData;
  cache: { xHat: TensorData; variance: TensorData; gamma: TensorData; eps: number };
}

check(
  'printed',
  'batchNormBackward() of dy = [[1, 0], [0, 1], [2, −1]] for the batch [[1, 2], [3, 4], [5, 9]] and γ = [2, .5]',
  async () => {
    const x = NdArray.of([[1, 2], [3, 4], [5, 9]]); // prettier-ignore
    const { dy, cache } = caseOf(x, tensor([[1, 0], [0, 1], [2, -1]]), tensor([2, 0.5])); // prettier-ignore
    const { dx, dGamma, dBeta } = (await batchNormBackward(dy, cache)) ?? {};
    const printed = { rtol: 0, atol: 6e-5 }; // four digits
    expect(dBeta).toBeCloseToTensor([3, 0], { ...printed, name: 'dBeta' });
    expect(dGamma).toBeCloseToTensor([1.2247, -1.6984], { ...printed, name: 'dGamma' });
    expect(dx).toBeCloseToTensor([[0.6124, -0.098], [-1.2247, 0.1372], [0.6124, -0.0392]], { ...printed, name: 'dx' }); // prettier-ignore
  },
  {
    cause: 'Do the first column by hand: dx̂ = 2 · [1, 0, 2] = [2, 0, 4], its mean is 2, and x̂ · dx̂ has the mean .8165.',
  },
);

check(
  'parameters',
  'dBeta is the sum of dy and dGamma the sum of dy · x̂, per column',
  async (gen) => {
    await forAll(gen, [1, 3, 6], async (gen, n) => {
      const { dy, cache } = randomCase(gen, n, 3);
      const { dGamma, dBeta } = (await batchNormBackward(dy, cache)) ?? {};
      expect(dBeta).toBeCloseToTensor(NdArray.of(dy).sum(0), { ...REDUCTION, name: 'dBeta' });
      expect(dGamma).toBeCloseToTensor(NdArray.of(dy).mul(NdArray.of(cache.xHat)).sum(0), { ...REDUCTION, name: 'dGamma' }); // prettier-ignore
    });
  },
  { cause: 'γ is multiplied by x̂, not by x; and these are sums over the rows, not means.' },
);

check(
  'values',
  'dx agrees with central differences of the forward pass, for 2 to 8 rows',
  async (gen) => {
    for (const n of [3, 5, 2, 4, 6, 7, 8]) await expectDx(randomCase(gen, n, 3)); // for n = 2 dx is nearly 0
    await forAll(gen, [3, 5], (gen, n) => expectDx(randomCase(gen, n, 2, 0.7)));
  },
  {
    cause:
      'Three roads lead from x to y: directly, over the mean and over the variance. γ belongs to dx̂, and all means are per column.',
  },
);

check(
  'orthogonal',
  'every column of dx sums to 0, and so does its product with x̂',
  async (gen) => {
    const { x, dy, cache } = randomCase(gen, 6, 4);
    const { dx } = (await batchNormBackward(dy, cache)) ?? {};
    expect(dx).toHaveShape([6, 4]);
    const zeros = NdArray.filled([4], 0);
    const near = { rtol: 0, atol: 1e-4 }; // float32: sums of 6 numbers near 1, divided by a σ of .2 or more
    expect(tensor(NdArray.of(dx!).sum(0))).toBeCloseToTensor(zeros, { ...near, name: 'sums of dx' });
    // The mean of x̂² is σ² / (σ² + ε), not quite 1: of the sum a part of ε / (σ² + ε) is left, divided by √(σ² + ε).
    const left = NdArray.of(cache.variance).map((v) => cache.eps / (v + cache.eps) ** 1.5);
    const rest = NdArray.of(dy).mul(NdArray.of(cache.gamma)).mul(oracle.xHat(x)).sum(0).mul(left);
    expect(tensor(NdArray.of(dx!).mul(oracle.xHat(x)).sum(0))).toBeCloseToTensor(rest, { ...near, name: 'sums of dx · x̂' }); // prettier-ignore
    await expectDx({ x, dy, cache });
  },
  { cause: 'Moving or stretching a whole column of x changes nothing in y, so the gradient has no part that way.' },
);

check(
  'constant',
  'dx is finite for a column without variance: (dx̂ − its mean) / √ε',
  async (gen) => {
    const x = NdArray.build([4, 2], ([i, j]) => (j === 0 ? 3 : [1, -1, 2, 0][i!]!));
    await expectDx(caseOf(x, gen.normal([4, 2]), gen.normal([2]), 0.01));
    const one = randomCase(gen, 1, 3);
    const { dx } = (await batchNormBackward(one.dy, one.cache)) ?? {};
    expect(dx).toBeCloseToTensor([[0, 0, 0]], { name: 'dx of a single row' });
  },
  { cause: 'ε stays under the root on the way back, too.' },
);

check(
  'errors',
  'batchNormBackward() refuses shapes that do not fit together, and an empty batch',
  async (gen) => {
    const { dy, cache } = randomCase(gen, 4, 3);
    await expectThrows(batchNormBackward(gen.normal([1, 3]), cache), 'dy [1, 3] and xHat [4, 3]');
    await expectThrows(batchNormBackward(gen.normal([4, 1]), cache), 'dy [4, 1] and xHat [4, 3]');
    await expectThrows(
      batchNormBackward(dy, { ...cache, variance: tensor([1]) }),
      'a variance of length 1 for 3 features',
    );
    await expectThrows(batchNormBackward(dy, { ...cache, gamma: tensor([1]) }), 'a gamma of length 1 for 3 features');
    const nothing = tensor([], [0, 3]);
    await expectThrows(batchNormBackward(nothing, { ...cache, xHat: nothing }), 'a batch of 0 rows');
  },
  { sideCondition: true },
);

check(
  'memory',
  'batchNormBackward() leaves its arguments alone and leaks no tensor',
  async (gen) => {
    const { dy, cache } = randomCase(gen, 4, 3);
    await expectClean(beside.batchNormBackward, [
      batchNormBackward,
      dy,
      cache.xHat,
      cache.variance,
      cache.gamma,
      cache.eps,
    ]);
  },
  { trust: 'worker', sideCondition: true },
);

function randomCase(gen: Generators, n: number, d: number, eps?: number): Case {
  const x = NdArray.of(gen.distinct([n, d], -3, 3)).add(gen.number(1, 2)); // no two values close together: no tiny σ
  return caseOf(x, gen.normal([n, d]), gen.normal([d]), eps);
}

function caseOf(x: NdArray, dy: TensorData, gamma: TensorData, eps = 1e-5): Case {
  const variance = tensor(oracle.moments(x, [0]).variance);
  return { x, dy, cache: { xHat: tensor(oracle.xHat(x, eps)), variance, gamma, eps } };
}

async function expectDx({ x, dy, cache }: Case): Promise<void> {
  const { dx } = (await batchNormBackward(dy, cache)) ?? {};
  const [gamma, beta] = [NdArray.of(cache.gamma), NdArray.filled([x.shape[1]!], 0)];
  const expected = numericalVjp((at) => oracle.batchNorm(at, gamma, beta, cache.eps), x, NdArray.of(dy));
  // float32 x̂ and a difference of terms near 1, divided by a σ of .2 or more
  expect(dx).toBeCloseToTensor(expected, { rtol: 1e-3, atol: 1e-4, name: 'dx' });
}
