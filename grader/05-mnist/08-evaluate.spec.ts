import {
  check,
  exercise,
  forAll,
  type Generators,
  int32,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { evaluate } = exercise<typeof import('#05-mnist/08-evaluate')>('5.08');
const { evaluateLinear, traces } = probe<typeof import('./08-evaluate.probe')>();

type Batch = [TensorData, TensorData];

/** Logits of two classes whose cross entropy with label 0 is this loss: log(1 + e^z) = loss. */
function batchWithLosses(losses: number[]): Batch {
  return [tensor(losses.map((loss) => [0, Math.log(Math.expm1(loss))])), int32(losses.map(() => 0))];
}

function randomBatch(gen: Generators, n: number): Batch {
  return [gen.normal([n, 4]), gen.integers([n], 0, 3)];
}

/** Loss and accuracy of the model x W, over all rows of all batches. */
function expected(W: TensorData, batches: Batch[]) {
  const losses: number[] = [];
  let right = 0;
  for (const [x, y] of batches) {
    const logits = NdArray.of(x).matMul(W);
    losses.push(...oracle.crossEntropy(logits, y.values));
    right += oracle.countEqual(oracle.argMax(logits), y.values);
  }
  return { loss: oracle.mean(losses), accuracy: right / losses.length, samples: losses.length };
}

check(
  'unequal-batches',
  'evaluate() of a batch with the losses 1, 2, 3 and a batch with the loss 6 has the loss 3',
  async () => {
    const { loss } = await evaluate((x) => x, [batchWithLosses([1, 2, 3]), batchWithLosses([6])]);
    expect(loss).toBeCloseToNumber(3, { ...REDUCTION, name: 'loss' });
  },
  {
    cause:
      '12 / 4 = 3. The mean of the batch means 2 and 6 is 4, and their sum divided by the 4 samples is 2: sum losses, not means.',
  },
);

check(
  'loss',
  'evaluate() gives the mean cross entropy of all samples',
  async (gen) => {
    await forAll(gen, [[5], [7, 2, 4], [3, 3, 3, 1]], async (gen, sizes) => {
      const W = gen.normal([4, 3]);
      const batches = sizes.map((n) => randomBatch(gen, n));
      const { loss } = await evaluateLinear(evaluate, W, batches);
      expect(loss).toBeCloseToNumber(expected(W, batches).loss, { ...REDUCTION, name: 'loss' });
    });
    const { loss } = await evaluate((x) => x, [[tensor([[1000, 0], [0, 1000]]), int32([1, 1])]]); // prettier-ignore
    expect(loss).toBeCloseToNumber(500, { ...REDUCTION, name: 'loss' });
  },
  { cause: 'The loss of a sample is −log softmax(logits)[y], from the logits; the sum is divided by samples, once.' },
);

check(
  'accuracy',
  'evaluate() gives the share of samples whose largest logit is that of their label',
  async (gen) => {
    await forAll(gen, [[3], [5, 1], [6, 6, 2]], async (gen, sizes) => {
      const W = gen.normal([4, 3]);
      const batches = sizes.map((n) => randomBatch(gen, n));
      const { accuracy } = await evaluateLinear(evaluate, W, batches);
      expect(accuracy).toBeCloseToNumber(expected(W, batches).accuracy, { name: 'accuracy' });
    });
    const right: Batch = [tensor([[3, 1], [5, 0], [2, 1], [1, 0]]), int32([0, 0, 0, 1])]; // prettier-ignore
    const wrong: Batch = [tensor([[1, 0]]), int32([1])];
    const { accuracy } = await evaluate((x) => x, [right, wrong]);
    expect(accuracy).toBeCloseToNumber(0.6, { name: 'accuracy of 3 right of 4 and 0 right of 1' });
  },
  { cause: 'argMax(1) compares the classes of one sample. Count what is right, and divide once, by all samples.' },
);

check(
  'one-batch',
  'evaluate() does not depend on how the samples are cut into batches',
  async (gen) => {
    const [W, x, y] = [gen.normal([4, 3]), gen.normal([10, 4]), gen.integers([10], 0, 3)];
    const whole = expected(W, [[x, y]]);
    for (const sizes of [[10], [4, 4, 2], [1, 9], [3, 0, 7]]) {
      const found = await evaluateLinear(evaluate, W, cut(x, y, sizes));
      expect(found.loss).toBeCloseToNumber(whole.loss, {
        ...REDUCTION,
        name: `loss in batches of ${sizes.join(', ')}`,
      });
      expect(found.accuracy).toBeCloseToNumber(whole.accuracy, { name: `accuracy in batches of ${sizes.join(', ')}` });
    }
  },
  { cause: 'Every sample counts the same, whatever batch it is in; a batch may even be empty.' },
);

check(
  'counts',
  'evaluate() counts steps (batches) and samples',
  async (gen) => {
    await forAll(gen, [[4, 4, 2], [5]], async (gen, sizes) => {
      const batches = sizes.map((n) => randomBatch(gen, n));
      const { steps, samples } = await evaluateLinear(evaluate, gen.normal([4, 3]), batches);
      expect(steps).toBeCloseToNumber(sizes.length, { name: 'number of steps' });
      expect(samples).toBeCloseToNumber(sizes.reduce((a, b) => a + b), { name: 'number of samples' }); // prettier-ignore
    });
  },
  { cause: 'A step is one batch; samples are its rows, and not all batches have the same number of them.' },
);

check(
  'empty',
  'evaluate() of no batches has the loss NaN, the accuracy NaN, 0 steps and 0 samples',
  async () => {
    const { loss, accuracy, steps, samples } = await evaluate((x) => x, []);
    expect(loss).toBeCloseToNumber(NaN, { name: 'loss' });
    expect(accuracy).toBeCloseToNumber(NaN, { name: 'accuracy' });
    expect([steps, samples]).toEqual([0, 0]);
  },
  { sideCondition: true },
);

check(
  'memory',
  'evaluate() leaves nothing behind, not even what a generator makes, and leaves finished batches alone',
  async (gen) => {
    const batches = [3, 2, 2].map((n) => randomBatch(gen, n));
    const found = await traces(evaluate, gen.normal([4, 3]), batches);
    expect(found.lost).toBeCloseToNumber(0, { name: 'number of batch tensors disposed' });
    expect(found.leaked).toBeCloseToNumber(0, { name: 'number of tensors left behind' });
    expect(found.grown).toBeCloseToNumber(0, { name: 'number of tensors kept from batch to batch' });
    expect(found.leakedOfGenerator).toBeCloseToNumber(0, { name: 'number of tensors left of batches made by a generator' }); // prettier-ignore
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause:
      'A tidy for each batch frees what net made. One around the whole loop also frees the tensors a generator makes in it.',
  },
);

function cut(x: TensorData, y: TensorData, sizes: number[]): Batch[] {
  let start = 0;
  return sizes.map((n) => {
    const from = start;
    start += n;
    const X = NdArray.of(x);
    const rows = NdArray.build([n, X.shape[1]!], ([i, j]) => X.at(from + i!, j!));
    return [tensor(rows, rows.shape), int32([...y.values].slice(from, start), [n])];
  });
}
