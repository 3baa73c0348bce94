import { check, checkMemory, exercise, expectThrows, forAll, int32, NdArray, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { accuracyCount } = exercise<typeof import('#04-softmax/09-accuracy-count')>('4.09');

check('printed', 'accuracyCount([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]], [0, 2]) = 1', async () => {
  const yHat = tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]); // prettier-ignore
  expect(await accuracyCount(yHat, int32([0, 2]))).toBeCloseToNumber(1);
});

check(
  'scores',
  'accuracyCount() counts the rows of scores whose largest is at the label',
  async (gen) => {
    await forAll(
      gen,
      [
        [12, 3],
        [4, 4],
        [5, 8],
      ] as const,
      async (gen, [n, k]) => {
        const yHat = gen.distinct([n, k], -3, 3);
        const predicted = oracle.argMax(NdArray.of(yHat));
        const y = int32(predicted.map((label) => (gen.number() < 0.6 ? label : gen.int(0, k))));
        const right = oracle.countEqual(predicted, y.values);
        expect(await accuracyCount(yHat, y)).toBeCloseToNumber(right);
        expect(await accuracyCount(tensor(oracle.softmax(NdArray.of(yHat))), y)).toBeCloseToNumber(right);
      },
    );
  },
  { cause: 'The prediction is the position of the largest score in each row (axis 1), and the result is a count.' },
);

check(
  'labels',
  'accuracyCount() compares predicted labels [n] with y, int32 or float32 on either side',
  async (gen) => {
    const labels = gen.integers([9], 0, 4);
    const y = int32(Array.from(labels.values, (label) => (gen.number() < 0.6 ? label : gen.int(0, 4))));
    const right = oracle.countEqual(labels.values, y.values);
    for (const yHat of [labels, tensor(labels)]) {
      for (const truth of [y, tensor(y)]) expect(await accuracyCount(yHat, truth)).toBeCloseToNumber(right);
    }
  },
  { cause: 'What is [n] or [n, 1] is a label already: no argMax.' },
);

check(
  'column',
  'accuracyCount() reads [n, 1] as predicted labels, too',
  async (gen) => {
    const labels = gen.integers([8], 0, 3);
    const y = int32(Array.from(labels.values, (label) => (gen.number() < 0.5 ? label : gen.int(0, 3))));
    const right = oracle.countEqual(labels.values, y.values);
    expect(await accuracyCount(int32(labels, [8, 1]), y)).toBeCloseToNumber(right);
    expect(await accuracyCount(tensor(labels, [8, 1]), y)).toBeCloseToNumber(right);
  },
  { cause: 'argMax of a row of one element is always 0, and [n, 1] against [n] broadcasts to n² comparisons.' },
);

check('ties', 'accuracyCount() takes the first of equally large scores', async () => {
  const yHat = tensor([[2, 2, 1], [0, 3, 3], [5, 5, 5]]); // prettier-ignore
  expect(await accuracyCount(yHat, int32([0, 1, 0]))).toBeCloseToNumber(3);
  expect(await accuracyCount(yHat, int32([1, 2, 2]))).toBeCloseToNumber(0);
});

check(
  'empty',
  'accuracyCount() of nothing is 0',
  async () => {
    for (const shape of [[0, 3], [0, 1], [0]]) {
      expect(await accuracyCount(tensor([], shape), int32([]))).toBeCloseToNumber(0);
    }
  },
  { sideCondition: true },
);

check(
  'errors',
  'accuracyCount() refuses predictions and labels of different number, and a rank-3 yHat',
  async (gen) => {
    await expectThrows(accuracyCount(gen.normal([3, 4]), int32([0, 1])), '3 rows of scores and 2 labels');
    await expectThrows(accuracyCount(int32([0, 1, 2]), int32([1])), '3 predictions and 1 label');
    await expectThrows(accuracyCount(int32([[1]]), int32([1, 1, 1])), '1 prediction and 3 labels');
    await expectThrows(accuracyCount(gen.normal([2, 3, 4]), int32([0, 1])), 'scores of rank 3');
    await expectThrows(accuracyCount(gen.normal([2, 3, 2]), int32([0, 1])), 'scores of rank 3');
  },
  { sideCondition: true, cause: 'A single label broadcasts against all predictions: compare the lengths.' },
);

checkMemory(accuracyCount, (gen) => [gen.normal([6, 3]), gen.integers([6], 0, 3)]);
