import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  tensor,
} from '@gradus/testkit';
import * as oracle from './oracles';

const { pickByLabel } = exercise<typeof import('#04-softmax/05-pick-by-label')>('4.05');

check('printed', 'pickByLabel([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]], [0, 2]) = [0.1, 0.5]', async () => {
  const yHat = tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]); // prettier-ignore
  expect(await pickByLabel(yHat, int32([0, 2]))).toBeCloseToTensor([0.1, 0.5]);
});

check(
  'values',
  'pickByLabel() takes element y[i] of row i, one per row',
  async (gen) => {
    await forAll(
      gen,
      [
        [6, 4],
        [3, 7],
        [5, 5],
        [4, 1],
        [1, 3],
      ] as const,
      async (gen, [n, k]) => {
        const yHat = gen.normal([n, k]);
        const y = gen.integers([n], 0, k);
        expect(await pickByLabel(yHat, y)).toBeCloseToTensor(oracle.pick(NdArray.of(yHat), y));
      },
    );
  },
  { cause: 'Row i gives one element, the one in column y[i]. tf.gather(yHat, y, 1) takes n columns from every row.' },
);

check('many-rows', 'pickByLabel() works for 100 rows of 10 classes', async (gen) => {
  const yHat = gen.normal([100, 10]);
  const y = gen.integers([100], 0, 10);
  expect(await pickByLabel(yHat, y)).toBeCloseToTensor(oracle.pick(NdArray.of(yHat), y));
});

check(
  'no-influence',
  'pickByLabel() is not touched by ∞ or NaN in the other places',
  async () => {
    const yHat = tensor([[1, NaN, -Infinity], [Infinity, -Infinity, 7], [-Infinity, 2, NaN]]); // prettier-ignore
    expect(await pickByLabel(yHat, int32([0, 2, 1]))).toEqualTensor([1, 7, 2]);
    expect(await pickByLabel(yHat, int32([2, 0, 0]))).toEqualTensor([-Infinity, Infinity, -Infinity]);
  },
  { cause: 'Σ one-hot · yHat multiplies the other places by 0, and 0 · ∞ is NaN. Choose, do not multiply.' },
);

check(
  'empty',
  'pickByLabel() of no rows is empty',
  async () => {
    expect(await pickByLabel(tensor([], [0, 3]), int32([]))).toEqualTensor(tensor([]));
  },
  { sideCondition: true },
);

check(
  'errors',
  'pickByLabel() refuses labels out of range, of another number, or not int32',
  async (gen) => {
    const yHat = gen.normal([3, 4]);
    await expectThrows(pickByLabel(yHat, int32([0, 4, 1])), 'the label 4 among 4 columns');
    await expectThrows(pickByLabel(yHat, int32([0, -1, 1])), 'the label -1');
    await expectThrows(pickByLabel(yHat, int32([0, 1])), '3 rows and 2 labels');
    await expectThrows(pickByLabel(yHat, int32([1])), '3 rows and 1 label');
    await expectThrows(pickByLabel(yHat, tensor([0, 1, 2])), 'float32 labels');
  },
  { sideCondition: true, cause: 'A label out of range leaves a row without a pick; no operation complains by itself.' },
);

checkGradient(pickByLabel, (gen) => {
  const y = gen.integers([5], 0, 4);
  const withHoles = tensor([[1, NaN, -Infinity], [Infinity, -Infinity, 7]]); // prettier-ignore
  return [
    { args: [gen.normal([5, 4]), y], oracle: (yHat) => oracle.pick(yHat, y) },
    { args: [withHoles, int32([0, 2])], oracle: (yHat) => oracle.pick(yHat, int32([0, 2])) },
  ];
});

checkMemory(pickByLabel, (gen) => [gen.normal([5, 4]), gen.integers([5], 0, 4)]);
