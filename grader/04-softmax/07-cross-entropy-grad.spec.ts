import {
  check,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  int32,
  NdArray,
  numericalVjp,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { crossEntropyGrad } = exercise<typeof import('#04-softmax/07-cross-entropy-grad')>('4.07');

/** Central differences of the mean loss in float64: right to about 1e-9. */
function differences(logits: TensorData, y: TensorData): NdArray {
  const loss = (z: NdArray) => oracle.mean(oracle.crossEntropy(z, y));
  return numericalVjp(loss, NdArray.of(logits), NdArray.filled([], 1));
}

async function expectGradientOfLoss(gen: Generators, n: number, k: number): Promise<void> {
  const logits = gen.normal([n, k], { scale: 2 });
  const y = gen.integers([n], 0, k);
  expect(await crossEntropyGrad(logits, y)).toBeCloseToTensor(differences(logits, y));
}

check(
  'one-example',
  'crossEntropyGrad() of one example is the slope of its loss in each logit',
  async (gen) => {
    await forAll(gen, [2, 5], (gen, k) => expectGradientOfLoss(gen, 1, k));
  },
  { cause: 'Differentiate logSumExp(z) − z_y: the second term concerns the true class only.' },
);

check(
  'batch',
  'crossEntropyGrad() of a batch is the slope of the mean loss',
  async (gen) => {
    expect(await crossEntropyGrad(tensor([[0, 0], [0, 0]]), int32([0, 1]))).toBeCloseToTensor([[-0.25, 0.25], [0.25, -0.25]]); // prettier-ignore
    await expectGradientOfLoss(gen, 7, 3);
    await expectGradientOfLoss(gen, 4, 4);
  },
  { cause: 'The loss is the mean of n losses, so each row carries a factor 1/n.' },
);

check(
  'saturated',
  'crossEntropyGrad() is 0 where the model is certain and right, and stays finite where it is wrong',
  async () => {
    expect(await crossEntropyGrad(tensor([[1000, 0]]), int32([0]))).toBeCloseToTensor([[0, 0]]);
    expect(await crossEntropyGrad(tensor([[1000, 0]]), int32([1]))).toBeCloseToTensor([[1, -1]]);
    expect(await crossEntropyGrad(tensor([[-1000, -1000]]), int32([0]))).toBeCloseToTensor([[-0.5, 0.5]]);
  },
  { cause: 'The softmax must be the safe one of 4.02.' },
);

check(
  'row-sums',
  'crossEntropyGrad() has rows that sum to 0',
  async (gen) => {
    const gradient = await crossEntropyGrad(gen.normal([6, 4]), gen.integers([6], 0, 4));
    const sums = tensor(NdArray.of(gradient).sum(1));
    expect(sums).toBeCloseToTensor([0, 0, 0, 0, 0, 0]);
  },
  { sideCondition: true, cause: 'Adding a constant to a row of logits does not change its loss.' },
);

check(
  'errors',
  'crossEntropyGrad() refuses labels out of range or of another number',
  async (gen) => {
    const logits = gen.normal([3, 4]);
    await expectThrows(crossEntropyGrad(logits, int32([0, 4, 1])), 'the label 4 among 4 classes');
    await expectThrows(crossEntropyGrad(logits, int32([0, -1, 1])), 'the label -1');
    await expectThrows(crossEntropyGrad(logits, int32([0, 1])), '3 rows and 2 labels');
    await expectThrows(crossEntropyGrad(logits, int32([1])), '3 rows and 1 label');
  },
  { sideCondition: true, cause: 'One label broadcasts against three rows without complaint: compare the lengths.' },
);

checkMemory(crossEntropyGrad, (gen) => [gen.normal([5, 3]), gen.integers([5], 0, 3)]);
