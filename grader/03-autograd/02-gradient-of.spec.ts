import { check, ELEMENTWISE, exercise, expectClean, expectThrows, forAll, int32, NdArray, probe, range, REDUCTION, tensor } from '@gradus/testkit'; // prettier-ignore

const { gradientOf } = exercise<typeof import('#03-autograd/02-gradient-of')>('3.02');
const f = probe<typeof import('./02-gradient-of.probe')>();

check('printed', 'the gradient of 2x·x at [0, 1, 2, 3] is [0, 4, 8, 12], that of (1 − w)² at w = 2 is 2', async () => {
  expect(await gradientOf(f.twiceDot, range([4]))).toBeCloseToTensor([0, 4, 8, 12]);
  expect(await gradientOf(f.squaredError, tensor(2))).toBeCloseToTensor(2);
});

check(
  'sum',
  'a tensor f(x) is summed first: x·x at [0, 1, 2, 3] gives [0, 2, 4, 6]',
  async (gen) => {
    expect(await gradientOf(f.square, range([4]))).toBeCloseToTensor([0, 2, 4, 6]);
    const x = gen.normal([3, 2]);
    expect(await gradientOf(f.square, x)).toBeCloseToTensor(NdArray.of(x).mul(2));
  },
  { cause: 'The gradient of a sum is meant: no mean, and every element of f(x) counts.' },
);

check('values', 'gradientOf() agrees with the derivative on paper for x of rank 0 to 3', async (gen) => {
  await forAll(gen, [[], [4], [2, 3], [2, 1, 3]], async (gen, shape) => {
    const [x, c] = [gen.normal(shape), gen.normal(shape)];
    const weightedSine = await f.weightedSine(c);
    const onPaper = NdArray.of(c).zip(x, (ci, xi) => ci * Math.cos(xi) + 3 * xi * xi);
    expect(await gradientOf(weightedSine, x)).toBeCloseToTensor(onPaper, REDUCTION);
  });
});

check('other-shape', 'f(x) may have another shape than x: A·x gives the sums of the columns of A', async (gen) => {
  const A = gen.normal([4, 3]);
  expect(await gradientOf(await f.times(A), gen.normal([3]))).toBeCloseToTensor(NdArray.of(A).sum(0), REDUCTION);
});

check('nested', 'gradientOf() of gradientOf() is the second derivative: x³ gives 6x', async (gen) => {
  const x = gen.normal([3]);
  expect(await f.secondDerivativeOfCube(gradientOf, x)).toBeCloseToTensor(NdArray.of(x).mul(6), ELEMENTWISE);
});

check(
  'constant',
  'an f that ignores x gives zeros of the shape of x',
  async (gen) => {
    await forAll(gen, [f.floatConstant, f.intConstant, f.notANumber], async (gen, constant) => {
      expect(await gradientOf(constant, gen.normal([2, 3]))).toEqualTensor(NdArray.filled([2, 3], 0));
    });
  },
  { sideCondition: true, cause: 'tf.grad throws for a constant function, but its gradient exists: it is zero.' },
);

check(
  'errors',
  'errors other than “f ignores x” come through, and an int32 x is refused',
  async (gen) => {
    const x = gen.normal([3]);
    await expectThrows(gradientOf(f.failing, x), 'an f that throws');
    await expectThrows(gradientOf(f.failingInside, x), 'an f that differentiates a constant and fails');
    await expectThrows(gradientOf(f.withoutGradient, x), 'an f that is only a comparison, which has no gradient');
    await expectThrows(gradientOf(f.square, int32([1, 2, 3])), 'an x of dtype int32');
  },
  { sideCondition: true, cause: 'Do not catch what f throws. Check the dtype of x before you differentiate.' },
);

check(
  'memory',
  'gradientOf() leaves its arguments alone and leaks no tensor, also for a constant f',
  async (gen) => {
    await expectClean(gradientOf, [f.square, gen.normal([3])]);
    await expectClean(gradientOf, [f.floatConstant, gen.normal([3])]);
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'When tf.grad throws, the tensors it had saved for the way back stay in memory: do not let it throw.',
  },
);
