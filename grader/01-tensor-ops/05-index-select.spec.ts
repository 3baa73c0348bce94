import {
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  int32,
  NdArray,
  range,
  tensor,
} from '@gradus/testkit';
import { selected } from './oracles';

const { indexSelect } = exercise<typeof import('#01-tensor-ops/05-index-select')>('1.05');

check('vector', 'elements 1, 3, 5 of a vector, in any order', async (gen) => {
  expect(await indexSelect(range([6]), 0, int32([1, 3, 5]))).toEqualTensor([1, 3, 5]);
  const x = gen.normal([7]);
  const order = gen.permutation(7).slice(0, 4);
  expect(await indexSelect(x, 0, int32(order))).toEqualTensor(selected(NdArray.of(x), 0, order));
});

check(
  'axes',
  'indexSelect() takes its elements along the given axis: 13 of 28 on axis 2 of [4, 3, 28, 28]',
  async (gen) => {
    const matrix = gen.normal([3, 4]);
    expect(await indexSelect(matrix, 1, int32([2, 0]))).toEqualTensor(selected(NdArray.of(matrix), 1, [2, 0]));
    expect(await indexSelect(gen.normal([4, 3, 28, 28]), 2, range([13], 0, 'int32'))).toHaveShape([4, 3, 13, 28]);
    await forAll(gen, [2, 3, 4], async (gen, rank) => {
      const shape = gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 });
      for (let axis = 0; axis < rank; axis++) {
        const x = gen.pick([gen.normal(shape), gen.integers(shape, -99, 100)]);
        const indices = [...gen.integers([gen.int(2, 6)], 0, shape[axis]!).values];
        const expected = selected(NdArray.of(x), axis, indices);
        expect(await indexSelect(x, axis, int32(indices))).toEqualTensor(expected, { dtype: x.dtype });
      }
    });
  },
  { cause: 'The axis has to reach the operation: without it, rows are taken.' },
);

check(
  'negative-axis',
  'axis −1 is the last one, −rank the first',
  async (gen) => {
    const x = gen.normal([4, 3, 2]);
    await forAll(gen, [-1, -2, -3], async (gen, axis) => {
      const indices = [...gen.integers([5], 0, 2).values];
      expect(await indexSelect(x, axis, int32(indices))).toEqualTensor(selected(NdArray.of(x), axis, indices));
    });
  },
  { cause: 'A negative axis counts from the end.' },
);

check('repeated', 'an index may come up several times', async (gen) => {
  const x = gen.normal([2, 3]);
  expect(await indexSelect(x, 1, int32([2, 2, 0, 2, 1]))).toEqualTensor(selected(NdArray.of(x), 1, [2, 2, 0, 2, 1]));
  expect(await indexSelect(x, 0, int32([1, 1, 1]))).toEqualTensor(selected(NdArray.of(x), 0, [1, 1, 1]));
});

check(
  'lengths',
  'the axis stays, also with a single index or with none',
  async (gen) => {
    const x = gen.normal([3, 4, 2]);
    for (const indices of [[2], []]) {
      expect(await indexSelect(x, 1, int32(indices, [indices.length]))).toEqualTensor(selected(NdArray.of(x), 1, indices)); // prettier-ignore
      expect(await indexSelect(x, 0, int32(indices, [indices.length]))).toEqualTensor(selected(NdArray.of(x), 0, indices)); // prettier-ignore
    }
  },
  { cause: 'The result has as many axes as x: no squeeze, and no special case for one index.' },
);

check(
  'errors',
  'indexSelect() refuses the indices −1 and n, indices that are no int32 vector, and an axis that is not there',
  async (gen) => {
    const x = gen.normal([3, 4]);
    await expectThrows(indexSelect(x, 0, int32([0, -1])), 'index -1 (it does not count from the end here)');
    await expectThrows(indexSelect(x, 0, int32([3])), 'index 3 of an axis of length 3');
    await expectThrows(indexSelect(x, 1, int32([1, 4])), 'index 4 of an axis of length 4');
    await expectThrows(indexSelect(x, 0, tensor([0, 1])), 'float32 indices');
    await expectThrows(indexSelect(x, 0, int32([[0, 1]])), 'indices of rank 2');
    await expectThrows(indexSelect(x, 2, int32([0])), 'axis 2 of a rank-2 tensor');
    await expectThrows(indexSelect(x, -3, int32([0])), 'axis -3 of a rank-2 tensor');
  },
  { sideCondition: true },
);

checkGradient(indexSelect, (gen) => [
  { args: [gen.normal([4]), 0, int32([2, 0, 2, 2])], oracle: (x) => selected(x, 0, [2, 0, 2, 2]) },
  { args: [gen.normal([2, 3, 2]), 1, int32([1, 1, 0])], oracle: (x) => selected(x, 1, [1, 1, 0]) },
]);

checkMemory(indexSelect, (gen) => [gen.normal([3, 4]), 1, int32([3, 0])]);
