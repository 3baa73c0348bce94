import { check, exercise, expectClean, expectThrows, forAll, GRADIENT, NdArray, numericalVjp, probe, REDUCTION, tensor } from '@gradus/testkit'; // prettier-ignore
import { matVec, numericalJacobian, ones } from './oracles';

const { vjp, jacobian } = exercise<typeof import('#03-autograd/05-vjp-jacobian')>('3.05');
const f = probe<typeof import('./05-vjp-jacobian.probe')>();

const waves = (A: NdArray) => (x: NdArray) => matVec(A, x.map(Math.sin)).mul(matVec(A, x));

check('weights', 'vjp() of x² at [1, 2, 3] with v = [1, 10, 100] is [2, 40, 600]', async (gen) => {
  expect(await vjp(f.square, tensor([1, 2, 3]), tensor([1, 10, 100]))).toBeCloseToTensor([2, 40, 600]);
  await forAll(gen, [[2, 3], [4, 2], [1, 3]] as const, async (gen, [m, n]) => {
    const [A, x, v] = [gen.normal([m, n]), gen.normal([n]), gen.normal([m])];
    const expected = numericalVjp(waves(NdArray.of(A)), NdArray.of(x), NdArray.of(v));
    expect(await vjp(await f.waves(A), x, v)).toBeCloseToTensor(expected, GRADIENT);
  });
}); // prettier-ignore

check('tensors', 'vjp() works for matrices and scalars: v weighs every element of f(x)', async (gen) => {
  const [X, V] = [gen.normal([2, 3]), gen.normal([2, 2])];
  const gram = (x: NdArray) => x.matMul(x.transpose());
  expect(await vjp(f.gram, X, V)).toBeCloseToTensor(numericalVjp(gram, NdArray.of(X), NdArray.of(V)), GRADIENT);
  expect(await vjp(f.sum, X, tensor(-3))).toBeCloseToTensor(NdArray.filled([2, 3], -3));
});

check('ones', 'with v = ones, vjp() is the gradient of the sum of f(x)', async (gen) => {
  const [A, x] = [gen.normal([3, 2]), gen.normal([2])];
  const columnSums = NdArray.of(A).sum(0);
  expect(await vjp(await f.times(A), x, tensor(ones([3])))).toBeCloseToTensor(columnSums, REDUCTION);
});

check(
  'linear',
  'the Jacobian of A·x is A, shape [2, 3] for two outputs and three inputs',
  async (gen) => {
    await forAll(gen, [[2, 3], [3, 2], [3, 3], [1, 4]] as const, async (gen, [m, n]) => {
      const A = gen.normal([m, n]);
      expect(await jacobian(await f.times(A), gen.normal([n]))).toBeCloseToTensor(NdArray.of(A), REDUCTION);
    });
  },
  { cause: 'In numerator layout every output has a row. Aᵀ belongs to the other layout.' },
); // prettier-ignore

check('softmax', 'the Jacobian of softmax at [1, 2, 3] has the diagonal .0819, .1848, .2227', async () => {
  expect(await jacobian(f.softmax, tensor([1, 2, 3]))).toBeCloseToTensor(
    [
      [0.0819, -0.022, -0.0599],
      [-0.022, 0.1848, -0.1628],
      [-0.0599, -0.1628, 0.2227],
    ],
    { atol: 1e-4 }, // printed with four digits
  );
});

check('elementwise', 'the Jacobian of x² is diag(2x)', async (gen) => {
  const x = gen.normal([4]);
  const expected = NdArray.build([4, 4], ([i, j]) => (i === j ? 2 * x.values[i!]! : 0));
  expect(await jacobian(f.square, x)).toBeCloseToTensor(expected);
});

check('jacobian', 'jacobian() agrees with finite differences for functions from Rⁿ to Rᵐ', async (gen) => {
  await forAll(gen, [[2, 3], [4, 2], [3, 1], [1, 1]] as const, async (gen, [m, n]) => {
    const [A, x] = [gen.normal([m, n]), gen.normal([n])];
    const expected = numericalJacobian(waves(NdArray.of(A)), NdArray.of(x));
    expect(await jacobian(await f.waves(A), x)).toBeCloseToTensor(expected, GRADIENT);
  });
}); // prettier-ignore

check(
  'edges',
  'a constant f gives zeros, and no outputs or no inputs give an empty Jacobian',
  async (gen) => {
    const x = gen.normal([2]);
    const constant = await f.constant(gen.normal([3]));
    expect(await vjp(constant, x, gen.normal([3]))).toEqualTensor([0, 0]);
    expect(await jacobian(constant, x)).toEqualTensor(NdArray.filled([3, 2], 0));
    expect(await jacobian(await f.constant(gen.normal([0])), x)).toEqualTensor(new NdArray([0, 2], []));
    expect(await jacobian(f.square, gen.normal([0]))).toEqualTensor(new NdArray([0, 0], []));
    expect(await jacobian(constant, gen.normal([0]))).toEqualTensor(new NdArray([3, 0], []));
  },
  { sideCondition: true, cause: 'gradientOf of 3.02 gives zeros for a constant; stacking no rows at all is an error.' },
);

check(
  'errors',
  'v must have exactly the shape of f(x), and jacobian() takes vectors only',
  async (gen) => {
    const x = gen.normal([3]);
    for (const shape of [[2], [1], [], [3, 1], [1, 3]]) {
      await expectThrows(vjp(f.square, x, gen.normal(shape)), `v of shape [${shape}] for f(x) of shape [3]`);
    }
    await expectThrows(jacobian(f.sum as typeof f.square, x), 'an f(x) of shape []');
    await expectThrows(jacobian(await f.reshaped([3, 1]), x), 'an f(x) of shape [3, 1]');
    await expectThrows(jacobian(await f.reshaped([3]), gen.normal([1, 3])), 'an x of shape [1, 3]');
    await expectThrows(jacobian(await f.reshaped([0, 1]), tensor([])), 'an f(x) of shape [0, 1]');
  },
  { sideCondition: true, cause: 'Compare the shapes: multiplying f(x) by v broadcasts without a complaint.' },
);

check(
  'memory',
  'vjp() and jacobian() leave their arguments alone and leak no tensor',
  async (gen) => {
    const x = gen.normal([3]);
    await expectClean(vjp, [f.square, x, gen.normal([3])]);
    await expectClean(jacobian, [f.softmax, x]);
  },
  { trust: 'worker', sideCondition: true },
);
