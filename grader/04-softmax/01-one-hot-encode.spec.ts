import { check, checkMemory, exercise, expectThrows, forAll, int32, tensor } from '@gradus/testkit';
import * as oracle from './oracles';

const { oneHotEncode } = exercise<typeof import('#04-softmax/01-one-hot-encode')>('4.01');

check('printed', 'oneHotEncode([0, 2], 3) = [[1, 0, 0], [0, 0, 1]]', async () => {
  expect(await oneHotEncode(int32([0, 2]), 3)).toEqualTensor([[1, 0, 0], [0, 0, 1]]); // prettier-ignore
  const labels = int32([9, 3, 2, 4]);
  expect(await oneHotEncode(labels, 10)).toEqualTensor(oracle.oneHot(labels, 10));
});

check(
  'values',
  'oneHotEncode() has its 1 in row i, column labels[i], and nowhere else',
  async (gen) => {
    await forAll(
      gen,
      [
        [6, 3],
        [2, 7],
        [5, 5],
        [3, 1],
      ] as const,
      async (gen, [n, depth]) => {
        const labels = gen.integers([n], 0, depth);
        expect(await oneHotEncode(labels, depth)).toEqualTensor(oracle.oneHot(labels, depth));
      },
    );
  },
  { cause: 'There is one row per label and one column per class: [n, depth], float32.' },
);

check(
  'absent-classes',
  'oneHotEncode() keeps a column for each class, also for those that do not occur',
  async (gen) => {
    const labels = gen.integers([4], 0, 2);
    expect(await oneHotEncode(labels, 6)).toEqualTensor(oracle.oneHot(labels, 6));
  },
  { cause: 'The number of columns is depth, not the largest label + 1.' },
);

check(
  'empty',
  'oneHotEncode() of no labels has shape [0, depth]',
  async () => {
    expect(await oneHotEncode(int32([]), 4)).toEqualTensor(tensor([], [0, 4]));
  },
  { sideCondition: true },
);

check(
  'range',
  'oneHotEncode() refuses labels outside 0 … depth − 1',
  async (gen) => {
    await expectThrows(oneHotEncode(int32([0, -1, 2]), 3), 'the label -1');
    await expectThrows(oneHotEncode(int32([1, 3]), 3), 'the label 3 among 3 classes');
    const depth = gen.int(4, 9);
    await expectThrows(oneHotEncode(int32([0, gen.int(depth, 20), 1]), depth), 'a label that is too large');
  },
  { sideCondition: true, cause: 'No comparison is true for such a label, so its row is all zeros unless you look.' },
);

check(
  'types',
  'oneHotEncode() refuses float labels, a matrix of labels and a depth that is no positive integer',
  async () => {
    await expectThrows(oneHotEncode(tensor([0, 1]), 3), 'float32 labels');
    await expectThrows(oneHotEncode(int32([[0], [1]]), 3), 'labels of shape [2, 1]');
    await expectThrows(oneHotEncode(int32([0, 1]), 2.5), 'depth 2.5');
    await expectThrows(oneHotEncode(int32([]), 0), 'depth 0');
  },
  { sideCondition: true },
);

checkMemory(oneHotEncode, (gen) => [gen.integers([5], 0, 4), 4]);
