import {
  check,
  exercise,
  expectClean,
  expectGradient,
  expectThrows,
  forAll,
  int32,
  NdArray,
  REDUCTION,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { crossEntropy, crossEntropyFromLogits } = exercise<typeof import('#04-softmax/06-cross-entropy')>('4.06');

check(
  'probabilities',
  'crossEntropy() is −log of the probability of the true class, one loss per example',
  async (gen) => {
    const printed = tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]); // prettier-ignore
    expect(await crossEntropy(printed, int32([0, 2]))).toBeCloseToTensor([2.302585, 0.693147]);
    const probs = tensor(oracle.softmax(NdArray.of(gen.normal([5, 4]))));
    const y = gen.integers([5], 0, 4);
    const expected = oracle.pick(NdArray.of(probs), y).map((p) => -Math.log(p));
    expect(await crossEntropy(probs, y)).toBeCloseToTensor(expected);
  },
);

check(
  'certain',
  'crossEntropy() is 0 for the right class at probability 1, and ∞ for a class at probability 0',
  async () => {
    expect(await crossEntropy(tensor([[1, 0], [0, 1]]), int32([0, 1]))).toBeCloseToTensor([0, 0]); // prettier-ignore
    expect(await crossEntropy(tensor([[1, 0]]), int32([1]))).toBeCloseToTensor([Infinity]);
  },
  { cause: 'Pick the probability first and take its logarithm afterwards: 0 · log 0 is NaN.' },
);

check(
  'logits',
  'crossEntropyFromLogits(…, "none") is −log softmax at the label, one loss per example',
  async (gen) => {
    await forAll(gen, [0, -3], async (gen, mean) => {
      const logits = gen.normal([6, 4], { mean, scale: 2 });
      const y = gen.integers([6], 0, 4);
      expect(await crossEntropyFromLogits(logits, y, 'none')).toBeCloseToTensor(
        oracle.crossEntropy(NdArray.of(logits), y),
      );
    });
  },
  { cause: 'Logits go in as they are: no ReLU before, one softmax along the classes, one logarithm, one minus.' },
);

check(
  'large',
  'crossEntropyFromLogits() of the logits [1000, 0] is 1000 for class 1 and 0 for class 0',
  async (gen) => {
    const sure = tensor([[1000, 0], [1000, 0]]); // prettier-ignore
    expect(await crossEntropyFromLogits(sure, int32([1, 0]), 'none')).toBeCloseToTensor([1000, 0]);
    const logits = gen.normal([4, 3], { scale: 500 });
    const y = gen.integers([4], 0, 3);
    // logSumExp(z) − z_y, computed as it stands, rounds to float32's grid near 1000, whose step is 6e-5
    expect(await crossEntropyFromLogits(logits, y, 'none')).toBeCloseToTensor(
      oracle.crossEntropy(NdArray.of(logits), y),
      { atol: 1e-3 },
    );
  },
  { cause: 'log(softmax(z)) is −∞ where the probability is rounded to 0; use the log-softmax of 4.04.' },
);

check(
  'mean',
  'crossEntropyFromLogits() is the mean over the n examples if nothing else is said',
  async (gen) => {
    const uniform = tensor(NdArray.filled([4, 10], gen.number(-5, 5)));
    expect(await crossEntropyFromLogits(uniform, gen.integers([4], 0, 10))).toBeCloseToTensor(Math.log(10));
    const logits = gen.normal([7, 3], { scale: 2 });
    const y = gen.integers([7], 0, 3);
    const expected = oracle.mean(oracle.crossEntropy(NdArray.of(logits), y));
    expect(await crossEntropyFromLogits(logits, y)).toBeCloseToTensor(expected, REDUCTION);
    expect(await crossEntropyFromLogits(logits, y, 'mean')).toBeCloseToTensor(expected, REDUCTION);
  },
  { cause: 'Divide the sum of the losses by the number of examples n, not by n · k.' },
);

check('sum', 'crossEntropyFromLogits(…, "sum") is the sum of all losses', async (gen) => {
  const logits = gen.normal([5, 4], { scale: 2 });
  const y = gen.integers([5], 0, 4);
  const expected = oracle.crossEntropy(NdArray.of(logits), y).sum();
  expect(await crossEntropyFromLogits(logits, y, 'sum')).toBeCloseToTensor(expected, REDUCTION);
});

check(
  'edges',
  'cross entropy of no examples is [], with sum 0 and mean NaN; wrong labels and reductions are refused',
  async (gen) => {
    const [none, no] = [tensor([], [0, 3]), int32([])];
    expect(await crossEntropy(none, no)).toEqualTensor(tensor([]));
    expect(await crossEntropyFromLogits(none, no, 'none')).toEqualTensor(tensor([]));
    expect(await crossEntropyFromLogits(none, no, 'sum')).toEqualTensor(0);
    expect(await crossEntropyFromLogits(none, no)).toEqualTensor(NaN);
    const [logits, y] = [gen.normal([2, 3]), int32([0, 3])];
    await expectThrows(crossEntropy(logits, y), 'the label 3 among 3 classes');
    await expectThrows(crossEntropyFromLogits(logits, y), 'the label 3 among 3 classes');
    await expectThrows(crossEntropyFromLogits(logits, int32([1])), '2 rows and 1 label');
    await expectThrows(crossEntropyFromLogits(logits, int32([0, 1]), 'avg' as 'mean'), 'the reduction "avg"');
  },
  { sideCondition: true },
);

check(
  'gradient',
  'crossEntropy() and crossEntropyFromLogits() pass gradients on',
  async (gen) => {
    const y = gen.integers([4], 0, 3);
    const probs = tensor(oracle.softmax(NdArray.of(gen.normal([4, 3]))));
    const minusLog = (p: NdArray) => oracle.pick(p, y).map((picked) => -Math.log(picked));
    await expectGradient({ f: crossEntropy, args: [probs, y], oracle: minusLog }, gen);
    const ofLogits = (z: NdArray) => oracle.crossEntropy(z, y);
    const args = [gen.normal([4, 3], { scale: 2 }), y, 'none'];
    await expectGradient({ f: crossEntropyFromLogits, args, oracle: ofLogits }, gen);
  },
  { cause: 'Gradients flow only through TensorFlow.js operations: no dataSync() of probabilities or logits.' },
);

check(
  'memory',
  'crossEntropy() and crossEntropyFromLogits() leave their arguments alone and leak no tensor',
  async (gen) => {
    const y = gen.integers([4], 0, 3);
    await expectClean(crossEntropy, [tensor(oracle.softmax(NdArray.of(gen.normal([4, 3])))), y]);
    await forAll(gen, ['none', 'sum', 'mean'], async (gen, reduction) => {
      await expectClean(crossEntropyFromLogits, [gen.normal([4, 3]), y, reduction]);
    });
  },
  { trust: 'worker', sideCondition: true },
);
