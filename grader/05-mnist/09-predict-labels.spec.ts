import { check, exercise, expectThrows, forAll, int32, NdArray, probe, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { predictLabels } = exercise<typeof import('#05-mnist/09-predict-labels')>('5.09');
const { traces } = probe<typeof import('./09-predict-labels.probe')>();

const FASHION = [
  't-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot',
]; // prettier-ignore

check(
  'names',
  'predictLabels() names the class of each example, from t-shirt (0) to ankle boot (9)',
  async (gen) => {
    const classes = gen.permutation(10);
    const scores = tensor(NdArray.build([10, 10], ([i, j]) => (classes[i!] === j ? 2 : 0)));
    expect(await predictLabels((x) => x, scores, FASHION)).toEqual(classes.map((label) => FASHION[label]));
  },
  { cause: 'The predicted class is the position of the largest score in the row: argMax(1), not argMax().' },
);

check(
  'largest',
  'predictLabels() finds the largest score, also among negative ones, the first on a tie',
  async (gen) => {
    await forAll(gen, [1, 4, 6], async (gen, n) => {
      const scores = gen.normal([n, 4], { mean: -0.5 });
      const expected = oracle.argMax(NdArray.of(scores)).map((label) => FASHION[label]);
      expect(await predictLabels((x) => x, scores, FASHION)).toEqual(expected);
    });
    const ties = tensor([[0.2, 0.3, 0.3], [-5, -5, -7]]); // prettier-ignore
    expect(await predictLabels((x) => x, ties, ['a', 'b', 'c'])).toEqual(['b', 'a']);
  },
  { cause: 'Compare the scores of one example with each other; their size alone, or a rounded one, says nothing.' },
);

check(
  'truth',
  'predictLabels(…, truth) writes the true name above the predicted one',
  async (gen) => {
    const scores = tensor([[9, 1], [8, 3], [0, 1]]); // prettier-ignore
    const expected = ['cat\ncat', 'dog\ncat', 'cat\ndog'];
    expect(await predictLabels((x) => x, scores, ['cat', 'dog'], int32([0, 1, 0]))).toEqual(expected);
    const [random, truth] = [gen.normal([5, 10]), gen.integers([5], 0, 10)];
    const predicted = oracle.argMax(NdArray.of(random));
    expect(await predictLabels((x) => x, random, FASHION, truth)).toEqual(
      predicted.map((label, i) => `${FASHION[truth.values[i]!]!}\n${FASHION[label]}`),
    );
  },
  { cause: 'One text per example: true name, line break, predicted name, in this order.' },
);

check(
  'empty',
  'predictLabels() of 0 examples is []',
  async () => {
    const none = tensor([], [0, 3]);
    expect(await predictLabels((x) => x, none, ['a', 'b', 'c'])).toEqual([]);
    expect(await predictLabels((x) => x, none, ['a', 'b', 'c'], int32([], [0]))).toEqual([]);
  },
  { sideCondition: true },
);

check(
  'errors',
  'predictLabels() refuses too few names, and a truth that does not fit',
  async () => {
    const scores = tensor([[1, 0, 0], [0, 1, 0]]); // prettier-ignore
    const names = ['a', 'b', 'c'];
    await expectThrows(
      predictLabels((x) => x, scores, ['a', 'b']),
      '2 names for 3 classes',
    );
    await expectThrows(
      predictLabels((x) => x, tensor([], [0, 3]), ['a', 'b']),
      '2 names for 3 classes and 0 examples',
    );
    await expectThrows(
      predictLabels((x) => x, scores, names, int32([0])),
      '1 true label for 2 examples',
    );
    await expectThrows(
      predictLabels((x) => x, scores, names, int32([0, 3])),
      'the true label 3 with 3 names',
    );
    await expectThrows(
      predictLabels((x) => x, scores, names, int32([-1, 0])),
      'the true label -1',
    );
  },
  { sideCondition: true, cause: 'Count the names first: a missing one is `undefined`, and nobody throws an error.' },
);

check(
  'memory',
  'predictLabels() leaves its arguments alone and leaks no tensor',
  async (gen) => {
    const [W, x, truth] = [gen.normal([3, 3]), gen.normal([4, 3]), gen.integers([4], 0, 3)];
    const { leaked, lost } = await traces(predictLabels, W, x, ['a', 'b', 'c'], truth);
    expect(lost).toBeCloseToNumber(0, { name: 'number of arguments disposed' });
    expect(leaked).toBeCloseToNumber(0, { name: 'number of tensors left behind' });
  },
  { trust: 'worker', sideCondition: true, cause: 'The scores and their argMax are yours to clean up: use tf.tidy.' },
);
