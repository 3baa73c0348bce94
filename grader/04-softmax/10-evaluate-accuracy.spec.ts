import { check, exercise, expectThrows, forAll, type Generators, int32, NdArray, probe, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { Accumulator, evaluateAccuracy } = exercise<typeof import('#04-softmax/10-evaluate-accuracy')>('4.10');
const { accuracyOfLinear, traces } = probe<typeof import('./10-evaluate-accuracy.probe')>();

function batchOf(gen: Generators, n: number) {
  return { x: gen.normal([n, 4]), y: gen.integers([n], 0, 3) };
}

check('accumulator', 'Accumulator(n) adds up n values at a time', async (gen) => {
  const metric = await new Accumulator(3);
  const expected = [0, 0, 0];
  for (let k = 0; k < 4; k++) {
    for (let i = 0; i < 3; i++) expect(await metric.get(i)).toBeCloseToNumber(expected[i]!);
    const values = [gen.int(0, 50), gen.number(-2, 2), k];
    await metric.add(...values);
    values.forEach((value, i) => (expected[i]! += value));
  }
  const one = await new Accumulator(1);
  await one.add(5);
  expect(await one.get(0)).toBeCloseToNumber(5);
});

check(
  'reset',
  'Accumulator.reset() sets all sums to 0 and keeps their number',
  async () => {
    const metric = await new Accumulator(2);
    await metric.add(3, 4);
    await metric.reset();
    expect([await metric.get(0), await metric.get(1)]).toEqual([0, 0]);
    await metric.add(1, 2);
    expect([await metric.get(0), await metric.get(1)]).toEqual([1, 2]);
  },
  { cause: 'Put n zeros there again; an empty list would forget how many sums there are.' },
);

check(
  'instances',
  'two Accumulators do not share their sums',
  async () => {
    const [a, b] = [await new Accumulator(2), await new Accumulator(2)];
    await a.add(1, 2);
    await b.add(10, 20);
    expect([await a.get(0), await a.get(1)]).toEqual([1, 2]);
    expect([await b.get(0), await b.get(1)]).toEqual([10, 20]);
  },
  { cause: 'The sums belong to the instance (this), not to the class or the module.' },
);

check(
  'misuse',
  'Accumulator refuses a wrong number of values, a sum that is not there, and n = 0',
  async () => {
    const metric = await new Accumulator(2);
    await expectThrows(metric.add(1), 'add() of 1 value to 2 sums');
    await expectThrows(metric.add(1, 2, 3), 'add() of 3 values to 2 sums');
    await expectThrows(metric.get(2), 'get(2) of 2 sums');
    await expectThrows(new Accumulator(0), 'new Accumulator(0)');
    expect([await metric.get(0), await metric.get(1)]).toEqual([0, 0]);
  },
  { sideCondition: true },
);

check(
  'unequal-batches',
  'evaluateAccuracy() of 3 right of 4 and 0 right of 1 is 3/5',
  async () => {
    const batches = [
      { x: tensor(identity(4)), y: int32([0, 1, 2, 0]) },
      { x: tensor([[0, 0, 1, 0]]), y: int32([1]) },
    ];
    expect(await evaluateAccuracy((x) => x, batches)).toBeCloseToNumber(0.6);
  },
  { cause: 'The mean of the rates 3/4 and 0/1 is .375: add up counts, and divide once at the end.' },
);

check(
  'values',
  'evaluateAccuracy() is right predictions / examples, and reads the batches once',
  async (gen) => {
    await forAll(gen, [[5], [7, 2, 4], [3, 3, 3, 1]], async (gen, sizes) => {
      const W = gen.normal([4, 3]);
      const batches = sizes.map((n) => batchOf(gen, n));
      const right = batches.map(({ x, y }) =>
        oracle.countEqual(oracle.argMax(NdArray.of(x).matMul(NdArray.of(W))), y.values),
      );
      const examples = sizes.reduce((a, b) => a + b);
      expect(await accuracyOfLinear(evaluateAccuracy, W, batches)).toBeCloseToNumber(
        right.reduce((a, b) => a + b) / examples,
      );
    });
  },
  { cause: 'Add up counts over all batches; and go through them once, they may come from a generator.' },
);

check(
  'empty',
  'evaluateAccuracy() of no batches is NaN',
  async () => {
    expect(await evaluateAccuracy((x) => x, [])).toBeCloseToNumber(NaN);
  },
  { sideCondition: true },
);

check(
  'memory',
  'evaluateAccuracy() cleans up after each batch and leaves the batches alone',
  async (gen) => {
    const batches = [3, 2, 2].map((n) => batchOf(gen, n));
    const { leaked, grown, lost } = await traces(evaluateAccuracy, gen.normal([4, 3]), batches);
    expect(lost).toBeCloseToNumber(0, { name: 'number of batch tensors disposed' });
    expect(leaked).toBeCloseToNumber(0, { name: 'number of tensors left behind' });
    expect(grown).toBeCloseToNumber(0, { name: 'number of tensors kept from batch to batch' });
  },
  {
    trust: 'worker',
    sideCondition: true,
    cause: 'Put the work of one batch into one tf.tidy: it frees what net made there, and nothing from outside.',
  },
);

function identity(n: number): NdArray {
  return NdArray.build([n, n], ([i, j]) => (i === j ? 1 : 0));
}
