import {
  check,
  exercise,
  expectClean,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
  type Tolerance,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { foldBatchNorm } = exercise<typeof import('#07-batch-norm/08-fold-batch-norm')>('7.08');
const beside = probe<typeof import('./08-fold-batch-norm.probe')>();

interface FixedBatchNorm {
  mean: TensorData;
  variance: TensorData;
  gamma: TensorData;
  beta: TensorData;
  eps: number;
}

check(
  'by-hand',
  'foldBatchNorm() of W = [[1], [2]], b = 4 with mean 2, variance 4, γ = 3, β = 10 is W [[1.5], [3]], b 13',
  async () => {
    const bn = { mean: tensor([2]), variance: tensor([4]), gamma: tensor([3]), beta: tensor([10]), eps: 0 };
    const folded = (await foldBatchNorm(tensor([[1], [2]]), tensor([4]), bn)) ?? {};
    expect(folded.W).toBeCloseToTensor([[1.5], [3]], { name: 'W' });
    expect(folded.b).toBeCloseToTensor([13], { name: 'b' });
  },
  { cause: 's = 3 / √4 = 1.5; b is (4 − 2) · 1.5 + 10.' },
);

check(
  'equivalent',
  'the folded layer says what the layer and its batch normalization say, for any x',
  async (gen) => {
    await forAll(gen, [[2, 3], [3, 3], [4, 1], [1, 5]] as const, async (gen, [inputs, outputs]) => {
      const [W, b, bn] = [gen.normal([inputs, outputs]), gen.normal([outputs]), randomBn(gen, outputs)];
      await expectEquivalent(gen, W, b, bn);
    }); // prettier-ignore
  },
  { cause: 'One factor per output: it belongs to a column of W [in, out], to b and to the mean, but not to β.' },
);

check(
  'negative-gamma',
  'foldBatchNorm() takes γ as it is, also negative or 0',
  async (gen) => {
    const bn = { ...randomBn(gen, 4), gamma: tensor([-2, 0, -0.5, 1]) };
    await expectEquivalent(gen, gen.normal([3, 4]), gen.normal([4]), bn);
  },
  { cause: 'A negative γ turns a column of W round; with γ = 0 the output is β, whatever x is.' },
);

check(
  'eps',
  'foldBatchNorm() adds eps to the variance, under the root, also where the variance is 0',
  async (gen) => {
    await forAll(gen, [[[0.5, 1, 2], 0.5], [[0, 1e-5, 1], 1e-5]] as const, async (gen, [variance, eps]) => {
      const bn = { ...randomBn(gen, 3), variance: tensor(variance), eps };
      await expectEquivalent(gen, gen.normal([2, 3]), gen.normal([3]), bn, REDUCTION);
    }); // prettier-ignore
  },
  { cause: 'γ / √(variance + eps), with the eps of this batch normalization.' },
);

check(
  'bias',
  'a constant added to b and to the mean alike changes nothing: batch normalization takes the bias away',
  async (gen) => {
    const [W, b, c, bn] = [gen.normal([3, 4]), gen.normal([4]), gen.normal([4], { scale: 3 }), randomBn(gen, 4)];
    const sum = (a: TensorData) => tensor(NdArray.of(a).add(NdArray.of(c)));
    const before = (await foldBatchNorm(W, b, bn)) ?? {};
    const after = (await foldBatchNorm(W, sum(b), { ...bn, mean: sum(bn.mean) })) ?? {};
    expect(after.W).toBeCloseToTensor(NdArray.of(before.W!), { name: 'W' });
    expect(after.b).toBeCloseToTensor(NdArray.of(before.b!), { ...REDUCTION, name: 'b' });
    await expectEquivalent(gen, W, sum(b), bn);
  },
  { cause: 'b and the mean occur together only: b − mean.' },
);

check(
  'errors',
  'foldBatchNorm() refuses vectors of another length than the layer has outputs',
  async (gen) => {
    const [W, b, bn] = [gen.normal([3, 2]), gen.normal([2]), randomBn(gen, 2)];
    await expectThrows(foldBatchNorm(W, gen.normal([3]), bn), 'a b of length 3 for 2 outputs');
    for (const name of ['mean', 'variance', 'gamma', 'beta'] as const) {
      for (const length of [1, 3]) {
        const wrong = { ...bn, [name]: gen.uniform([length], 1, 2) };
        await expectThrows(foldBatchNorm(W, b, wrong), `a ${name} of length ${length} for 2 outputs`);
      }
    }
  },
  { sideCondition: true, cause: 'A vector of length 1 broadcasts to any width: compare the lengths yourself.' },
);

check(
  'memory',
  'foldBatchNorm() leaves its arguments alone and leaks no tensor',
  async (gen) => {
    const { mean, variance, gamma, beta } = randomBn(gen, 2);
    const args = [foldBatchNorm, gen.normal([3, 2]), gen.normal([2]), mean, variance, gamma, beta];
    await expectClean(beside.foldBatchNorm, args);
  },
  { trust: 'worker', sideCondition: true },
);

function randomBn(gen: Generators, outputs: number): FixedBatchNorm {
  const [mean, gamma, beta] = [gen.normal([outputs]), gen.normal([outputs]), gen.normal([outputs])];
  return { mean, variance: gen.uniform([outputs], 0.5, 4), gamma, beta, eps: 1e-5 };
}

/** Compares the two networks on inputs, in float64: what float32 loses is only in the folded W and b. */
async function expectEquivalent(
  gen: Generators,
  W: TensorData,
  b: TensorData,
  bn: FixedBatchNorm,
  tolerance: Tolerance = { rtol: 1e-5, atol: 1e-5 },
): Promise<void> {
  const folded = (await foldBatchNorm(W, b, bn)) ?? {};
  expect(folded.W).toHaveShape(W.shape);
  expect(folded.b).toHaveShape(b.shape);
  const x = NdArray.of(gen.normal([5, W.shape[0]!]));
  const z = x.matMul(NdArray.of(W)).add(NdArray.of(b));
  const standard = oracle.standardize(z, NdArray.of(bn.mean), NdArray.of(bn.variance), bn.eps);
  const expected = standard.mul(NdArray.of(bn.gamma)).add(NdArray.of(bn.beta));
  const y = tensor(x.matMul(NdArray.of(folded.W!)).add(NdArray.of(folded.b!)));
  expect(y).toBeCloseToTensor(expected, { ...tolerance, name: "x · W' + b'" });
}
