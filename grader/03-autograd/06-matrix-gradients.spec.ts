import { check, exercise, expectClean, expectThrows, forAll, GRADIENT, NdArray, numericalVjp, REDUCTION, tensor } from '@gradus/testkit'; // prettier-ignore
import { matVec, numericalJacobian, ones, scalar } from './oracles';

const matrixGradients = exercise<typeof import('#03-autograd/06-matrix-gradients')>('3.06');
const { gradAx, gradQuadratic, gradSquaredNorm, gradFrobeniusSq } = matrixGradients;

const quadratic = (A: NdArray) => (x: NdArray) => x.mul(matVec(A, x)).sum();
const squares = (x: NdArray) => x.mul(x).sum();
const slope = (f: (x: NdArray) => NdArray, x: NdArray) => numericalVjp(f, x, scalar(1));

check(
  'ax',
  'gradAx(A) is the Jacobian of A·x in denominator layout, shape [n, m]',
  async (gen) => {
    await forAll(gen, [[2, 3], [3, 2], [3, 3], [1, 4]] as const, async (gen, [m, n]) => {
      const A = gen.normal([m, n]);
      const outputsInRows = numericalJacobian((x) => matVec(NdArray.of(A), x), ones([n]));
      expect(await gradAx(A)).toBeCloseToTensor(outputsInRows.transpose(), GRADIENT);
    });
  },
  { cause: 'In denominator layout every input has a row: the transpose of A.' },
); // prettier-ignore

check(
  'quadratic',
  'gradQuadratic(A, x) agrees with finite differences of xᵀ·A·x for matrices that are not symmetric',
  async (gen) => {
    expect(await gradQuadratic(tensor([[1, 2], [0, 3]]), tensor([1, 1]))).toBeCloseToTensor([4, 8]);
    await forAll(gen, [2, 3, 4, 5], async (gen, n) => {
      const [A, x] = [gen.normal([n, n]), gen.normal([n])];
      expect(await gradQuadratic(A, x)).toBeCloseToTensor(slope(quadratic(NdArray.of(A)), NdArray.of(x)), GRADIENT);
    });
  },
  { cause: 'Every x is a left and a right factor: (A + Aᵀ)·x. It is 2·A·x only if A is symmetric.' },
); // prettier-ignore

check('squared-norm', 'gradSquaredNorm(x) = 2x', async (gen) => {
  await forAll(gen, [1, 3, 6], async (gen, n) => {
    const x = gen.normal([n]);
    expect(await gradSquaredNorm(x)).toBeCloseToTensor(slope(squares, NdArray.of(x)), GRADIENT);
  });
});

check('frobenius', 'gradFrobeniusSq(X) = 2X', async (gen) => {
  await forAll(
    gen,
    [
      [2, 3],
      [3, 3],
      [1, 1],
    ],
    async (gen, shape) => {
      const X = gen.normal(shape);
      expect(await gradFrobeniusSq(X)).toBeCloseToTensor(slope(squares, NdArray.of(X)), GRADIENT);
    },
  );
});

check('small', 'a 1×1 matrix and the zero vector are nothing special', async (gen) => {
  const a = gen.normal([1, 1]);
  expect(await gradAx(a)).toBeCloseToTensor(a);
  expect(await gradQuadratic(a, tensor([3]))).toBeCloseToTensor([6 * a.values[0]!], REDUCTION);
  expect(await gradQuadratic(gen.normal([3, 3]), tensor([0, 0, 0]))).toBeCloseToTensor([0, 0, 0]);
  expect(await gradSquaredNorm(tensor([0, 0]))).toBeCloseToTensor([0, 0]);
  expect(await gradFrobeniusSq(tensor([[0, 0]]))).toBeCloseToTensor([[0, 0]]);
});

check(
  'errors',
  'a matrix that is not square and an x that does not fit are refused',
  async (gen) => {
    const square = gen.normal([3, 3]);
    await expectThrows(gradQuadratic(gen.normal([2, 3]), gen.normal([3])), 'A of shape [2, 3]');
    await expectThrows(gradQuadratic(gen.normal([1, 3]), gen.normal([3])), 'A of shape [1, 3]');
    await expectThrows(gradQuadratic(gen.normal([3, 1]), gen.normal([3])), 'A of shape [3, 1]');
    await expectThrows(gradQuadratic(square, gen.normal([2])), 'x of shape [2] for A of shape [3, 3]');
    await expectThrows(gradQuadratic(square, gen.normal([3, 1])), 'x of shape [3, 1]');
    await expectThrows(gradAx(gen.normal([3])), 'A of shape [3]');
    await expectThrows(gradSquaredNorm(gen.normal([2, 2])), 'x of shape [2, 2]');
    await expectThrows(gradFrobeniusSq(gen.normal([2, 2, 2])), 'X of shape [2, 2, 2]');
  },
  { sideCondition: true, cause: 'A + Aᵀ broadcasts for a 1×n matrix without a complaint: compare the shapes first.' },
);

check(
  'memory',
  'the four functions leave their arguments alone and leak no tensor',
  async (gen) => {
    const [A, x] = [gen.normal([3, 3]), gen.normal([3])];
    await expectClean(gradAx, [gen.normal([1, 1])]);
    await expectClean(gradAx, [A]);
    await expectClean(gradQuadratic, [A, x]);
    await expectClean(gradSquaredNorm, [x]);
    await expectClean(gradFrobeniusSq, [A]);
  },
  { trust: 'worker', sideCondition: true },
);
