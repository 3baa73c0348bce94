import {
  bool,
  check,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  NdArray,
  range,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { stacked } from './oracles';

const { stackTensors } = exercise<typeof import('#01-tensor-ops/07-stack-tensors')>('1.07');

const arrays = (xs: readonly TensorData[]) => xs.map((x) => NdArray.of(x));

check(
  'shapes',
  'two tensors [4, 3, 16, 32] make [4, 3, 2, 16, 32] along axis 2; two [32, 8] make [2, 32, 8] along axis 0',
  async (gen) => {
    const images = [gen.normal([4, 3, 16, 32]), gen.normal([4, 3, 16, 32])];
    expect(await stackTensors(images, 2)).toHaveShape([4, 3, 2, 16, 32]);
    expect(await stackTensors([gen.normal([32, 8]), gen.normal([32, 8])], 0)).toHaveShape([2, 32, 8]);
  },
  { cause: 'A stack has one axis more than its parts; concat alone makes an old axis longer.' },
);

check(
  'first',
  'without an axis the tensors become the rows of the result: y[k] = xs[k]',
  async (gen) => {
    expect(await stackTensors([tensor([1, 2, 3]), tensor([4, 5, 6])])).toEqualTensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const xs = Array.from({ length: gen.int(3, 6) }, () => gen.normal([2, 3]));
    expect(await stackTensors(xs)).toEqualTensor(stacked(arrays(xs), 0));
  },
  { cause: 'The default axis is 0.' },
);

check('axes', 'the new axis goes to any place 0 … rank', async (gen) => {
  await forAll(gen, [1, 2, 3], async (gen, rank) => {
    const shape = gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 });
    for (let axis = 0; axis <= rank; axis++) {
      const xs = Array.from({ length: gen.int(2, 5) }, () => gen.normal(shape));
      expect(await stackTensors(xs, axis)).toEqualTensor(stacked(arrays(xs), axis));
    }
  });
});

check(
  'negative-axis',
  'axis −1 is the last axis of the result',
  async (gen) => {
    const xs = [gen.normal([2, 3]), gen.normal([2, 3]), gen.normal([2, 3])];
    for (const axis of [-1, -2, -3]) expect(await stackTensors(xs, axis)).toEqualTensor(stacked(arrays(xs), axis));
  },
  { cause: 'The result has rank + 1 axes, and a negative axis is counted in the result.' },
);

check('small', 'scalars make a vector, and a single tensor gets an axis of length 1', async (gen) => {
  const [a, b, c] = [gen.number(), gen.number(), gen.number()];
  expect(await stackTensors([tensor(a), tensor(b), tensor(c)])).toBeCloseToTensor([a, b, c]);
  const x = gen.normal([2, 3]);
  expect(await stackTensors([x], 1)).toEqualTensor(stacked([NdArray.of(x)], 1));
  expect(await stackTensors([tensor([], [0, 3]), tensor([], [0, 3])], 1)).toHaveShape([0, 2, 3]);
});

check('dtypes', 'int32 and bool stay what they are', async (gen) => {
  const [i, j] = [gen.integers([3], -9, 10), gen.integers([3], -9, 10)];
  expect(await stackTensors([i, j])).toEqualTensor(stacked(arrays([i, j]), 0), { dtype: 'int32' });
  const masks = [bool([true, false]), bool([true, true])];
  expect(await stackTensors(masks, -1)).toEqualTensor(stacked(arrays(masks), -1), { dtype: 'bool' });
});

check(
  'errors',
  'stackTensors() refuses different shapes or dtypes, an empty list, and an axis that is not there',
  async (gen) => {
    const x = gen.normal([2, 3]);
    await expectThrows(stackTensors([]), 'an empty list');
    await expectThrows(stackTensors([x, gen.normal([3, 2])]), 'shapes [2, 3] and [3, 2]');
    await expectThrows(stackTensors([x, gen.normal([2, 1])], 1), 'shapes [2, 3] and [2, 1]');
    await expectThrows(stackTensors([x, x, gen.normal([6])]), 'shapes [2, 3] and [6]');
    await expectThrows(stackTensors([x, range([2, 3], 0, 'int32')]), 'float32 and int32');
    await expectThrows(stackTensors([x, x], 3), 'axis 3 of a rank-3 result');
    await expectThrows(stackTensors([x, x], -4), 'axis -4 of a rank-3 result');
  },
  { sideCondition: true },
);

checkMemory(stackTensors, (gen) => [[gen.normal([2, 3]), gen.normal([2, 3])], 1]);
