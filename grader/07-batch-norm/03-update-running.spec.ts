import {
  check,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  NdArray,
  probe,
  REDUCTION,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { updateRunning } = exercise<typeof import('#07-batch-norm/03-update-running')>('7.03');
const { updated, afterRefusal, insideTape, tensorsLeft } = probe<typeof import('./03-update-running.probe')>();

interface Statistics {
  mean: TensorData;
  variance: TensorData;
}

const FRESH: Statistics = { mean: tensor([0, 0]), variance: tensor([1, 1]) };
const PRINTED: Statistics = { mean: tensor([3, 5]), variance: tensor([8 / 3, 26 / 3]) };

check(
  'printed',
  'updateRunning() from (0, 1) with the batch [[1, 2], [3, 4], [5, 9]] gives the mean [.3, .5] and the variance [1.3, 2.2]',
  async () => {
    const { mean, variance } = await updated(updateRunning, FRESH, PRINTED, 3, 1);
    expect(mean).toBeCloseToTensor([0.3, 0.5], { name: 'mean' });
    expect(variance).toBeCloseToTensor([1.3, 2.2], { name: 'variance' });
  },
  {
    cause:
      'By default the new values count 0.1 and the old ones 0.9, and the new variance is multiplied by n / (n − 1).',
  },
);

check(
  'momentum',
  'momentum weighs the new values: 0 keeps the old ones, 1 forgets them',
  async (gen) => {
    await forAll(gen, [0, 0.3, 0.8, 1], async (gen, momentum) => {
      const [start, batch] = [statistics(gen, 3), statistics(gen, 3)];
      const result = await updated(updateRunning, start, batch, 6, 1, momentum);
      expectStatistics(result, oracle.updateRunning(asArrays(start), asArrays(batch), 6, momentum));
    });
  },
  { cause: '(1 − momentum) · old + momentum · new. In Keras it is the other way round.' },
);

check(
  'unbiased',
  'the running variance takes in n / (n − 1) times the variance of the batch, the running mean just its mean',
  async (gen) => {
    await forAll(gen, [2, 5, 50], async (gen, n) => {
      const [start, batch] = [statistics(gen, 4), statistics(gen, 4)];
      const result = await updated(updateRunning, start, batch, n, 1);
      expectStatistics(result, oracle.updateRunning(asArrays(start), asArrays(batch), n));
    });
  },
  { cause: 'The batch divides by n, an estimate for all data by n − 1; the mean needs no correction.' },
);

check(
  'converges',
  'updateRunning() with 200 times the same batch arrives at its mean and its unbiased variance',
  async (gen) => {
    const [start, batch] = [statistics(gen, 3), statistics(gen, 3)];
    const result = await updated(updateRunning, start, batch, 4, 200);
    // what is left of the start is 0.9²⁰⁰ = 7e-10 of it; 200 float32 roundings stay below 1e-6
    expectStatistics(result, { mean: NdArray.of(batch.mean), variance: NdArray.of(batch.variance).mul(4 / 3) });
    const two = await updated(updateRunning, start, batch, 4, 2, 0.5);
    const once = oracle.updateRunning(asArrays(start), asArrays(batch), 4, 0.5);
    expectStatistics(two, oracle.updateRunning(once, asArrays(batch), 4, 0.5));
  },
  { cause: 'Each update starts from what the last one left in the variables.' },
);

check(
  'in-place',
  'updateRunning() assigns to the variables it was given and leaves the batch alone',
  async (gen) => {
    const [start, batch] = [statistics(gen, 2), statistics(gen, 2)];
    const result = await updated(updateRunning, start, batch, 3, 2);
    expect(result.replaced ? 'another object' : 'the same variable').toBe('the same variable');
    expect(result.batchDisposed ? 'batch disposed' : 'batch alive').toBe('batch alive');
    const once = oracle.updateRunning(asArrays(start), asArrays(batch), 3);
    expectStatistics(result, oracle.updateRunning(once, asArrays(batch), 3));
  },
  { trust: 'worker', cause: 'variable.assign(…) changes the variable; `running.mean = …` only changes the record.' },
);

check(
  'errors',
  'updateRunning() refuses n < 2 and other shapes, and then changes nothing',
  async (gen) => {
    const [start, batch] = [statistics(gen, 3), statistics(gen, 3)];
    await expectThrows(updated(updateRunning, start, batch, 1, 1), 'n = 1');
    await expectThrows(updated(updateRunning, start, batch, 0, 1), 'n = 0');
    const short = { mean: batch.mean, variance: gen.uniform([1], 1, 2) };
    await expectThrows(updated(updateRunning, start, short, 4, 1), 'a batch variance of shape [1] for [3]');
    const long = { mean: gen.normal([4]), variance: batch.variance };
    await expectThrows(updated(updateRunning, start, long, 4, 1), 'a batch mean of shape [4] for [3]');
    for (const [refused, n] of [[batch, 1], [short, 4], [{ ...batch, variance: gen.uniform([4]) }, 4]] as const) {
      const { threw, mean, variance } = await afterRefusal(updateRunning, start, refused, n);
      expect(threw ? 'an Error' : 'no Error').toBe('an Error');
      expect(mean).toEqualTensor(start.mean, { name: 'mean after the error' });
      expect(variance).toEqualTensor(start.variance, { name: 'variance after the error' });
    } // prettier-ignore
  },
  { sideCondition: true, cause: 'Check n and both shapes before the first assign; a length of 1 would broadcast.' },
);

check(
  'tape',
  'updateRunning() in the middle of tf.grads() updates, and adds nothing to the gradients',
  async (gen) => {
    const [start, batch] = [statistics(gen, 3), statistics(gen, 3)];
    const { byMean, byVariance, ...result } = await insideTape(updateRunning, start, batch, 5);
    expect(byMean).toBeCloseToTensor(NdArray.of(batch.mean).mul(2), { name: 'gradient by the mean' });
    const squares = NdArray.of(batch.variance).mul(NdArray.of(batch.variance));
    expect(byVariance).toBeCloseToTensor(squares.mul(3), { ...REDUCTION, name: 'gradient by the variance' });
    expectStatistics(result, oracle.updateRunning(asArrays(start), asArrays(batch), 5));
  },
  { trust: 'worker', cause: 'Only assign to the variables; change nothing of what the gradient is computed from.' },
);

check(
  'memory',
  '50 updates leave no tensor behind, and neither do 20 in the middle of a gradient',
  async (gen) => {
    const { plain, inGradient } = await tensorsLeft(updateRunning, statistics(gen, 3), statistics(gen, 3), 4);
    expect(plain).toBeCloseToNumber(0, { name: 'number of tensors left by 50 updates' });
    expect(inGradient).toBeCloseToNumber(0, { name: 'number of tensors left by 20 updates in a gradient' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'What is assigned to a variable is copied into it; the tensor itself is still yours: tf.tidy.',
  },
);

function statistics(gen: Generators, d: number): Statistics {
  return { mean: gen.normal([d], { scale: 3 }), variance: gen.uniform([d], 0.5, 4) };
}

function asArrays({ mean, variance }: Statistics): oracle.Running {
  return { mean: NdArray.of(mean), variance: NdArray.of(variance) };
}

function expectStatistics({ mean, variance }: Statistics, expected: oracle.Running): void {
  expect(mean).toBeCloseToTensor(expected.mean, { ...REDUCTION, name: 'mean' });
  expect(variance).toBeCloseToTensor(expected.variance, { ...REDUCTION, name: 'variance' });
}
