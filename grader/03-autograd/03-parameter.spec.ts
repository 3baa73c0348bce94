import {
  check,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  probe,
  range,
  REDUCTION,
  tensor,
  type Tolerance,
} from '@gradus/testkit';

const { Parameter, backward } = exercise<typeof import('#03-autograd/03-parameter')>('3.03');
const beside = probe<typeof import('./03-parameter.probe')>();

/** The losses that backward() returned, one by one, so that a tensor in place of a number is named. */
function expectLosses(losses: readonly number[], expected: Iterable<number>, tolerance: Partial<Tolerance>): void {
  [...expected].forEach((loss, i) => expect(losses[i]).toBeCloseToNumber(loss, tolerance));
}

check(
  'accumulates',
  'for x = [0, 1, 2, 3] the losses 2x·x and then Σx leave [0, 4, 8, 12] and then [1, 5, 9, 13]',
  async () => {
    const { first, second } = await beside.twoLosses(Parameter, backward, range([4]), false);
    expect(first.grad).toBeCloseToTensor([0, 4, 8, 12]);
    expect(second.grad).toBeCloseToTensor([1, 5, 9, 13]);
    expect([first.loss, second.loss]).toEqual([28, 6]);
  },
  { cause: 'A second backward adds its gradient to the one that is there. Its return value is the loss alone.' },
);

check(
  'zero-grad',
  'zeroGrad() makes the gradient zeros, and the next backward starts from there',
  async () => {
    const { between, second } = await beside.twoLosses(Parameter, backward, range([4]), true);
    expect(between).toBeCloseToTensor([0, 0, 0, 0]);
    expect(second.grad).toBeCloseToTensor([1, 1, 1, 1]);
  },
  {
    cause:
      'zeroGrad() replaces a gradient by zeros of its shape. It does not make it null, and it changes no number before.',
  },
);

check('softmax', 'd p[1] + d p[2] of a softmax over [.9741, .7026, .0407] is [−.2487, .1641, .0846]', async () => {
  const logits = tensor([0.9741, 0.7026, 0.0407]);
  const { losses, grad } = await beside.twoProbabilities(Parameter, backward, logits);
  expect(grad).toBeCloseToTensor([-0.2487, 0.1641, 0.0846], { atol: 1e-4 }); // printed with four digits
  expectLosses(losses, [0.35363, 0.18243], { atol: 1e-4 });
});

check('values', 'backward() agrees with the derivative on paper for two parameters and 1 to 4 losses', async (gen) => {
  await forAll(gen, [1, 2, 3, 4], async (gen, count) => {
    const shape = gen.shape({ maxRank: 2 });
    const [a, b] = [gen.normal(shape), gen.normal(shape)];
    const cs = Array.from({ length: count }, () => gen.normal(shape));
    const { losses, left, right } = await beside.products(Parameter, backward, a, b, cs);
    const [A, B] = [NdArray.of(a), NdArray.of(b)];
    const slopes = cs.map((c) => A.add(B.mul(c).mul(2))); // Σ ab + b²c by b
    expect(left).toBeCloseToTensor(B.mul(count), REDUCTION);
    expect(right).toBeCloseToTensor(slopes.reduce((sum, slope) => sum.add(slope)), REDUCTION); // prettier-ignore
    const values = cs.map((c) => A.mul(B).add(B.mul(B).mul(c)).sum().at());
    expectLosses(losses, values, REDUCTION);
  });
});

check(
  'unused',
  'grad is null at the start, and a loss that does not use a parameter leaves its grad alone',
  async (gen) => {
    const x = gen.normal([3]);
    const start = await beside.untouched(Parameter, x);
    expect(start.grad).toEqual(null);
    expect(start.value).toEqualTensor(x);
    expect(start.isVariable).toBe(true);
    expect(await beside.zeroGradAtStart(Parameter, x)).toEqual(null);
    const { before, after, busy } = await beside.usedOnce(Parameter, backward, x);
    expect(before).toEqual(null);
    expect(after).toBeCloseToTensor(NdArray.of(x).mul(2));
    expect(busy).toBeCloseToTensor([2, 2, 2]);
    const { listed, other } = await beside.notListed(Parameter, backward, x);
    expect(listed).toBeCloseToTensor(x);
    expect(other).toEqual(null);
    expect(await beside.listedTwice(Parameter, backward, x)).toBeCloseToTensor([1, 1, 1]);
  },
  {
    cause:
      'tf.variableGrads has no entry for an unused variable: nothing is to be done for it, its grad does not become zeros.',
  },
);

check('descent', 'three steps of gradient descent with zeroGrad(), backward() and value.assign()', async (gen) => {
  const [start, target] = [gen.normal([4]), gen.normal([4])];
  const {
    losses,
    value,
    start: startAfterwards,
  } = await beside.descend(Parameter, backward, start, target, {
    learningRate: 0.1,
    steps: 3,
  });
  const distance = NdArray.of(start).sub(target);
  const after = (steps: number) => distance.mul(0.8 ** steps); // x − target shrinks by 1 − 2·0.1 in every step
  expect(value).toBeCloseToTensor(after(3).add(target), REDUCTION);
  expectLosses(losses, [0, 1, 2].map((k) => after(k).mul(after(k)).sum().at()), REDUCTION); // prettier-ignore
  expect(startAfterwards).toEqualTensor(start);
});

check(
  'tidy',
  'the gradients survive a tf.tidy around backward() and zeroGrad()',
  async (gen) => {
    const x = gen.normal([3]);
    const { first, second, zeroed } = await beside.insideTidy(Parameter, backward, x);
    expect(first).toBeCloseToTensor(NdArray.of(x).mul(2));
    expect(second).toBeCloseToTensor(NdArray.of(x).mul(2));
    expect(zeroed).toBeCloseToTensor([0, 0, 0]);
  },
  { cause: 'tf.tidy disposes every tensor made inside it, unless tf.keep protects the tensor.' },
);

check(
  'errors',
  'a loss that is no scalar or uses no parameter throws, and so does an int32 parameter',
  async (gen) => {
    await expectThrows(beside.notAScalar(Parameter, backward, gen.normal([3])), 'a loss of shape [3]');
    await expectThrows(beside.dependsOnNothing(Parameter, backward, gen.normal([3])), 'a loss that is a constant');
    await expectThrows(new Parameter(int32([1, 2])), 'a parameter of dtype int32');
  },
  { sideCondition: true },
);

check(
  'memory',
  '50 steps leave no tensor behind, and dispose() frees variable and gradient',
  async (gen) => {
    const left = await beside.tensorsLeft(Parameter, backward, gen.normal([3], { scale: 0.1 }));
    expect(left).toEqual({ growthIn50Steps: 0, leftAfterDispose: 0, initialIsDisposed: false, grad: null });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Dispose the old gradient when a new one takes its place, and dispose nothing twice.',
  },
);
