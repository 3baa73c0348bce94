import { type Digits, type DigitsSource, loadDigits } from '@gradus/datasets';
import {
  byChance,
  check,
  deviationBeyond,
  EpochReports,
  type Examples,
  examples,
  exercise,
  expectReports,
  expectThrows,
  type Generators,
  int32,
  labelledPictures,
  learningCurve,
  meanBeyond,
  NdArray,
  permutations,
  picturesFrom,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
  trainedOnce,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { trainSoftmaxRegression } = exercise<typeof import('#04-softmax/11-train-softmax-regression')>('4.11');
const curve = learningCurve({
  epochs: 10,
  series: { loss: 'trainLoss', accuracy: 'trainAcc', 'test accuracy': 'testAcc' },
  guess: Math.log(10),
});
const { traces } = probe<typeof import('./11-train-softmax-regression.probe')>();

/** A learning rate so small that float32 weights do not move: the history then describes the returned weights. */
const STANDING_STILL = 1e-12;

/** Trains, and sees to it that W, b and a history came back. */
async function resultOf(...args: Parameters<typeof trainSoftmaxRegression>) {
  const result = await trainSoftmaxRegression(...args);
  expect(Object.keys(result ?? {}).sort().join(', ')).toBe('W, b, history'); // prettier-ignore
  return result;
}

check(
  'one-step',
  'trainSoftmaxRegression() makes one step W − lr ∂L/∂W, b − lr ∂L/∂b for one minibatch',
  async (gen) => {
    const train = examples(gen, [0, 2, 2, 0], 3); // no example of class 1, but q is 3
    const lr = gen.number(0.3, 0.8);
    const opts = { epochs: 1, batchSize: 4, lr, seed: gen.seed(), initStd: 0 };
    const { W, b, history } = await resultOf(train, examples(gen, [0, 1], 3), opts);
    const expected = oracle.step(oracle.zeroModel(3, 3), NdArray.of(train.x), train.y, lr);
    expect(W).toBeCloseToTensor(expected.W);
    expect(b).toBeCloseToTensor(expected.b);
    expect(history.length).toBeCloseToNumber(1, { name: 'number of reports' });
    // Before the step all classes are equally likely, and class 0 is the first of them.
    expect(history[0]!.trainLoss).toBeCloseToNumber(Math.log(3), { name: 'trainLoss' });
    expect(history[0]!.trainAcc).toBeCloseToNumber(0.5, { name: 'trainAcc' });
  },
  { cause: 'Downhill: minus lr times the gradient of the MEAN loss, for W and for b; no ReLU on the logits.' },
);

check(
  'last-batch',
  'trainSoftmaxRegression() takes a full step with the shorter last minibatch, too',
  async (gen) => {
    const train = examples(gen, [0, 1, 2, 1, 0], 2);
    const opts = { epochs: 1, batchSize: 4, lr: 0.7, seed: gen.seed(), initStd: 0 };
    const { W, b } = await resultOf(train, train, opts);
    expect(W).toHaveShape([2, 3]);
    const orders = [0, 1, 2, 3, 4].map((last) => [[0, 1, 2, 3, 4].filter((i) => i !== last), [last]]);
    const expected = nearest(W, orders.map((batches) => run(train, batches, 0.7))); // prettier-ignore
    expect(W).toBeCloseToTensor(expected.W, REDUCTION);
    expect(b).toBeCloseToTensor(expected.b, REDUCTION);
  },
  { cause: 'No example is left out, and each gradient is a mean over the examples that are really in the minibatch.' },
);

check(
  'order',
  'trainSoftmaxRegression() visits every example once per epoch, each time in a new order',
  async (gen) => {
    const train = examples(gen, [0, 1, 2], 2);
    const orders = permutations([0, 1, 2]);
    const pairs = orders.flatMap((first) => orders.map((second) => [first, second] as const));
    const walks = pairs.map(([first, second]) => ({
      first: String(first),
      second: String(second),
      ...run(train, [...first, ...second].map((i) => [i]), 0.5),
    })); // prettier-ignore
    const taken = [];
    for (let k = 0; k < 12; k++) {
      const opts = { epochs: 2, batchSize: 1, lr: 0.5, seed: gen.seed(), initStd: 0 };
      const { W } = await resultOf(train, train, opts);
      expect(W).toHaveShape([2, 3]);
      const walk = nearest(W, walks);
      expect(W).toBeCloseToTensor(walk.W, REDUCTION); // or no order explains the weights
      taken.push(walk);
    }
    byChance(6 ** -12 + 6 ** -11); // of the 6 orders, the same twice, 12 times; the same 12 times
    expect(taken.every(({ first, second }) => first === second) ? 'the same order in both epochs' : 'new orders').toBe('new orders'); // prettier-ignore
    expect(new Set(taken.map(({ first }) => first)).size === 1 ? 'the same order for every seed' : 'new orders').toBe('new orders'); // prettier-ignore
  },
  { cause: 'Draw one permutation of 0 … n − 1 at the start of each epoch and cut it into minibatches.' },
);

check(
  'start',
  'trainSoftmaxRegression() starts with W ~ N(0, initStd²) and b = 0, the same for the same seed',
  async (gen) => {
    const train = examples(gen, [0, 9], 200);
    const opts = { epochs: 1, batchSize: 2, lr: STANDING_STILL, seed: gen.seed() };
    const { W, b } = await resultOf(train, train, opts);
    expect(W).toHaveShape([200, 10]);
    expect(b).toBeCloseToTensor(NdArray.filled([10], 0));
    expectSpread(W, 0.01);
    const wide = await resultOf(train, train, { ...opts, initStd: 2 });
    expectSpread(wide.W, 2);
    for (const seed of [opts.seed, 0]) {
      const [first, again] = [await trainFor(seed), await trainFor(seed)];
      expect(again).toEqualTensor(first);
    }
    const same = String((await trainFor(opts.seed)).values) === String((await trainFor(opts.seed + 1)).values);
    expect(same ? 'the same weights for two seeds' : 'different weights').toBe('different weights');

    async function trainFor(seed: number): Promise<TensorData> {
      const small = { x: tensor([[1, 2], [3, -1], [0, 1]]), y: int32([0, 1, 1]) }; // prettier-ignore
      return (await resultOf(small, small, { epochs: 2, batchSize: 1, lr: 0.1, seed })).W;
    }
  },
  {
    cause:
      'W is drawn with normal() times initStd, b is 0; all draws come from seededRandom(opts.seed): to tf.randomNormal the seed 0 is no seed.',
  },
);

check(
  'history',
  'trainSoftmaxRegression() reports means over examples, not over minibatches',
  async (gen) => {
    const train = examples(gen, [0, 1, 2, 1, 0, 2, 2, 1, 0, 2], 3);
    const test = examples(gen, [0, 3, 1, 2, 2, 1, 0], 3); // class 3 does not occur in training: always wrong
    const opts = { epochs: 3, batchSize: 4, lr: STANDING_STILL, seed: gen.seed(), initStd: 2 };
    const { W, b, history } = await resultOf(train, test, opts);
    expect(W).toHaveShape([3, 3]);
    const model = { W: NdArray.of(W), b: NdArray.of(b) };
    const logits = oracle.logitsOf(model, NdArray.of(train.x));
    expect(history.length).toBeCloseToNumber(3, { name: 'number of reports' });
    const predicted = oracle.argMax(oracle.logitsOf(model, NdArray.of(test.x)));
    const expected = {
      trainLoss: oracle.mean(oracle.crossEntropy(logits, train.y)).values[0]!,
      trainAcc: oracle.countEqual(oracle.argMax(logits), train.y.values) / 10,
      testAcc: oracle.countEqual(predicted, test.y.values) / 7,
    };
    for (const name of ['trainLoss', 'trainAcc', 'testAcc'] as const) {
      const reported = tensor(history.map((report) => report[name]));
      expect(reported).toBeCloseToTensor(NdArray.filled([3], expected[name]), { ...REDUCTION, name });
    }
  },
  { cause: 'The last minibatch is smaller, so weight each mean by its number of examples: Accumulator(3).' },
);

check(
  'on-epoch',
  'trainSoftmaxRegression() tells onEpoch after every epoch its number, 1, 2, 3, and its report',
  async (gen) => {
    const train = examples(gen, [0, 1, 2, 1, 0], 3);
    const reports = new EpochReports();
    const opts = { epochs: 3, batchSize: 2, lr: 0.5, seed: gen.seed(), onEpoch: reports.add };
    const { history } = await resultOf(train, examples(gen, [2, 1, 0], 3), opts);
    expect(history.length).toBeCloseToNumber(3, { name: 'number of reports in history' });
    expectReports(
      reports,
      history.map((report) => ({ ...report })),
    );
  },
  { cause: 'The same report goes to history and to onEpoch, if there is one; the first epoch is number 1.' },
);

/**
 * What is expected of 10 epochs with minibatches of 64 and lr 0.1. Seen with five seeds: drawn digits loss .34 to .36,
 * training .94 to .95, test .91 to .93; MNIST .345, .91, .86. Half as many steps leave the loss at .75 and .56.
 * Fashion-MNIST gets more pictures, because its loss falls more slowly; what is asked of it is an estimate.
 */
const GOALS: Record<DigitsSource, { train: number; loss: number; trainAcc: number; testAcc: number }> = {
  procedural: { train: 3000, loss: 0.5, trainAcc: 0.85, testAcc: 0.85 },
  mnist: { train: 3000, loss: 0.5, trainAcc: 0.85, testAcc: 0.8 },
  'fashion-mnist': { train: 12000, loss: 0.5, trainAcc: 0.7, testAcc: 0.7 },
};

check(
  'learning',
  'trainSoftmaxRegression() learns to read: the loss falls in every epoch, and the history is true',
  async (gen) => {
    const { history, model, train, validation, goal } = await trained(gen);
    expect(history.length).toBeCloseToNumber(10, { name: 'number of reports' });
    const losses = history.map(({ trainLoss }) => trainLoss);
    expect(losses.every((loss, i) => i === 0 || loss < losses[i - 1]!) ? 'falls' : 'rises in some epoch').toBe('falls');
    const last = history.at(-1)!;
    expect(last.trainLoss).toBeBetween(-Infinity, goal.loss, { name: 'last trainLoss' });
    expect(last.trainAcc).toBeBetween(goal.trainAcc, Infinity, { name: 'last trainAcc' });
    expect(last.testAcc).toBeBetween(goal.testAcc, Infinity, { name: 'last testAcc' });
    const loss = oracle.mean(oracle.crossEntropy(logitsOf(model, train), int32([...train.labels]))).values[0]!;
    // The report looks back over the epoch: it was about .015 above the loss of the weights at its end.
    expect(last.trainLoss).toBeCloseToNumber(loss, { atol: 0.05, name: 'last trainLoss' });
    // Two pictures of 1000 may lie so close to a border that float32 decides otherwise.
    const testAcc = accuracyOf(model, validation);
    expect(last.testAcc).toBeCloseToNumber(testAcc, { atol: 0.0021, name: 'last testAcc' });
  },
  {
    callSeconds: 45,
    cause:
      'If one step is right and this is not: does every epoch go through all minibatches, with all its steps kept?',
  },
);

check(
  'unseen',
  'trainSoftmaxRegression() returns weights that read pictures never shown to it',
  async (gen) => {
    const { model, hidden, goal } = await trained(gen);
    expect(accuracyOf(model, hidden)).toBeBetween(goal.testAcc, Infinity, { name: 'accuracy on unseen pictures' });
  },
  { callSeconds: 45, cause: 'Return the variables as they are after the last step.' },
);

check(
  'errors',
  'trainSoftmaxRegression() refuses data that do not fit together and a batch size that is no positive integer',
  async (gen) => {
    const opts = { epochs: 1, batchSize: 2, lr: 0.1, seed: 1 };
    const good = examples(gen, [0, 1, 2], 4);
    const bad = (change: Partial<Examples>) => ({ ...good, ...change });
    const call = (train: Examples, test: Examples, change = {}) =>
      trainSoftmaxRegression(train, test, { ...opts, ...change });
    await expectThrows(call(bad({ y: int32([0, 1]) }), good), '3 rows of features and 2 labels');
    await expectThrows(call(good, bad({ y: int32([0]) })), '3 test rows and 1 test label');
    await expectThrows(call(good, examples(gen, [0, 1], 5)), 'training with 4 features and testing with 5');
    await expectThrows(call(bad({ y: int32([0, -1, 2]) }), good), 'the label -1');
    await expectThrows(call(bad({ y: tensor([0, 1, 2]) }), good), 'float32 labels');
    await expectThrows(call(examples(gen, [], 4), good), 'no training example');
    await expectThrows(call(good, good, { batchSize: 0 }), 'batchSize 0');
    await expectThrows(call(good, good, { batchSize: 1.5 }), 'batchSize 1.5');
  },
  { sideCondition: true },
);

check(
  'memory',
  'trainSoftmaxRegression() leaves two variables behind and nothing else',
  async (gen) => {
    const [train, test] = [examples(gen, [0, 1, 2, 1, 0], 3), examples(gen, [2, 1], 3)];
    const opts = { epochs: 3, batchSize: 2, lr: 0.1, seed: gen.seed() };
    const { left, variables, lost } = await traces(trainSoftmaxRegression, train, test, opts);
    expect(lost).toBeCloseToNumber(0, { name: "number of the examples' tensors disposed" });
    expect(variables).toBeCloseToNumber(2, { name: 'number of variables returned' });
    expect(left).toBeCloseToNumber(2, { name: 'number of tensors more than before' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Put each step into a tf.tidy; the tensor a variable is made from has to go, too.',
  },
);

const trained = trainedOnce(trainOnDigits);

interface Trained {
  history: { trainLoss: number; trainAcc: number; testAcc: number }[];
  model: { W: TensorData; b: TensorData };
  train: Digits;
  validation: Digits;
  hidden: Digits;
  goal: (typeof GOALS)[DigitsSource];
}

/** Ten epochs on digits. Half of the test pictures stay with the judge. */
async function trainOnDigits(gen: Generators): Promise<Trained> {
  const request = { train: 3000, test: 2000, seed: gen.int(1, 1000) };
  const first = await loadDigits(request);
  const goal = GOALS[first.source];
  const { train, test } = goal.train === 3000 ? first : await loadDigits({ ...request, train: goal.train });
  const [validation, hidden] = [picturesFrom(test, 0, test.count / 2), picturesFrom(test, test.count / 2, test.count)];
  const opts = { epochs: 10, batchSize: 64, lr: 0.1, seed: gen.seed(), onEpoch: curve.add };
  const { W, b, history } = await resultOf(labelledPictures(train), labelledPictures(validation), opts);
  expect(W).toHaveShape([784, 10]);
  expect(b).toHaveShape([10]);
  return { history, model: { W, b }, train, validation, hidden, goal };
}

function accuracyOf(model: Trained['model'], digits: Digits): number {
  return oracle.countEqual(oracle.argMax(logitsOf(model, digits)), digits.labels) / digits.count;
}

/** x W + b in float64, in plain loops: 24 million products. */
function logitsOf({ W, b }: Trained['model'], { images, count }: Digits): NdArray {
  const logits = new Float64Array(count * 10);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 10; c++) logits[i * 10 + c] = b.values[c]!;
    for (let d = 0; d < 784; d++) {
      const x = images[i * 784 + d]!;
      if (x === 0) continue;
      for (let c = 0; c < 10; c++) logits[i * 10 + c]! += x * W.values[d * 10 + c]!;
    }
  }
  return new NdArray([count, 10], logits);
}

/** The mean is within 6 standard errors and the standard deviation within 10 %, some 12 of its errors. */
function expectSpread(W: TensorData, std: number): void {
  const n = W.values.length;
  const mean = NdArray.of(W).sum().values[0]! / n;
  const variance =
    NdArray.of(W)
      .map((w) => (w - mean) ** 2)
      .sum().values[0]! / n;
  byChance(meanBeyond({ n, std }, (6 * std) / Math.sqrt(n)) + deviationBeyond(n, 0.9) + deviationBeyond(n, 1.1));
  expect(mean).toBeBetween((-6 * std) / Math.sqrt(n), (6 * std) / Math.sqrt(n), { name: 'mean of W' });
  expect(Math.sqrt(variance)).toBeBetween(0.9 * std, 1.1 * std, { name: 'standard deviation of W' });
}

/** Gradient descent in float64 over these minibatches, from W = 0 and b = 0. */
function run({ x, y }: Examples, batches: number[][], lr: number): oracle.Model {
  const [, d] = x.shape as [number, number];
  const X = NdArray.of(x);
  return batches.reduce(
    (model, batch) => {
      const picked = NdArray.build([batch.length, d], ([i, j]) => X.at(batch[i!]!, j!));
      return oracle.step(model, picked, int32(batch.map((i) => y.values[i]!)), lr);
    },
    oracle.zeroModel(d, 3),
  );
}

/** The candidate whose W is closest to the one received. */
function nearest<Candidate extends oracle.Model>(W: TensorData, candidates: Candidate[]): Candidate {
  const distance = ({ W: other }: Candidate) => Math.max(...NdArray.of(W).sub(other).values.map(Math.abs));
  return candidates.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
