import {
  bool,
  check,
  checkGradient,
  checkMemory,
  exercise,
  expectThrows,
  forAll,
  type Generators,
  int32,
  NdArray,
  tensor,
  type TensorData,
} from '@gradus/testkit';
import { gathered } from './oracles';

const { gatherAlong } = exercise<typeof import('#01-tensor-ops/12-gather-along')>('1.12');

async function compare(x: TensorData, axis: number, index: TensorData): Promise<void> {
  const expected = gathered(NdArray.of(x), axis, NdArray.of(index));
  expect(await gatherAlong(x, axis, index)).toEqualTensor(expected, { dtype: x.dtype });
}

check(
  'labels',
  'row by row: the labels 100 … 109 at [[1, 3, 4], [9, 6, 5], …] are [[101, 103, 104], [109, 106, 105], …]',
  async (gen) => {
    const labels = NdArray.build([4, 10], ([, j]) => 100 + j!);
    const index = int32([[1, 3, 4], [9, 6, 5], [0, 9, 2], [9, 7, 8]]); // prettier-ignore
    expect(await gatherAlong(tensor(labels), 1, index))
      .toEqualTensor([[101, 103, 104], [109, 106, 105], [100, 109, 102], [109, 107, 108]]); // prettier-ignore
    await compare(gen.normal([3, 5]), 1, gen.integers([3, 4], 0, 5));
  },
  { cause: 'tf.gather takes whole slices; here each cell of index takes one value from its own row.' },
);

check(
  'axis-0',
  'axis 0: y[i, j] = x[index[i, j], j], column by column',
  async (gen) => {
    expect(await gatherAlong(tensor([[1, 2, 3], [4, 5, 6]]), 0, int32([[1, 0, 1]]))).toEqualTensor([[4, 2, 6]]); // prettier-ignore
    await compare(gen.normal([5, 3]), 0, gen.integers([4, 3], 0, 5));
    await compare(gen.normal([3, 3]), 0, gen.integers([3, 3], 0, 3));
  },
  { cause: 'The cell’s own place counts on all axes but the given one; here the column is kept.' },
);

check('axes', 'gatherAlong() agrees with its definition for rank 1 to 4 along every axis', async (gen) => {
  await forAll(gen, [1, 2, 3, 4], async (gen, rank) => {
    const shape = gen.shape({ minRank: rank, maxRank: rank, minLength: 2, maxLength: 4 });
    for (let axis = 0; axis < rank; axis++) await compare(gen.normal(shape), axis, indexFor(gen, shape, axis));
  });
});

check(
  'negative-axis',
  'axis −1 is the last one',
  async (gen) => {
    await forAll(gen, [-1, -2, -3], (gen, axis) => compare(gen.normal([3, 3, 3]), axis, gen.integers([3, 3, 3], 0, 3)));
    await compare(gen.normal([2, 5]), -1, gen.integers([2, 3], 0, 5));
  },
  { cause: 'A negative axis counts from the end.' },
);

check(
  'block',
  'a smaller index takes its values from the first rows and columns; it may be longer along the axis, or empty',
  async (gen) => {
    await compare(gen.normal([4, 5]), 1, gen.integers([2, 3], 0, 5));
    await compare(gen.normal([4, 5]), 0, gen.integers([9, 2], 0, 4));
    await compare(gen.normal([3, 4, 5]), 1, gen.integers([2, 6, 3], 0, 4));
    await compare(gen.normal([3, 4]), 1, int32([], [3, 0]));
    await compare(gen.integers([3, 4], -99, 100), 0, gen.integers([2, 3], 0, 3));
  },
  { cause: 'The result has the shape of index, and the strides are those of x.' },
);

check(
  'infinite',
  'an infinity or NaN that is not looked up leaves no trace',
  async () => {
    const x = tensor([[Infinity, 1, NaN], [2, -Infinity, 3]]); // prettier-ignore
    expect(await gatherAlong(x, 1, int32([[1, 1], [2, 0]]))).toEqualTensor([[1, 1], [3, 2]]); // prettier-ignore
    expect(await gatherAlong(x, 0, int32([[1, 0, 1]]))).toEqualTensor([[2, 1, 3]]); // prettier-ignore
  },
  { cause: 'A one-hot mask times x makes 0 · ∞ = NaN: choose with where instead.' },
);

check(
  'errors',
  'gatherAlong() refuses an index out of range, shapes that do not fit, float indices, and an axis that is not there',
  async (gen) => {
    const x = gen.normal([3, 4]);
    await expectThrows(gatherAlong(x, 1, int32([[4]])), 'index 4 on an axis of length 4');
    await expectThrows(gatherAlong(x, 0, int32([[0, 3]])), 'index 3 on an axis of length 3');
    await expectThrows(gatherAlong(x, 1, int32([[-1]])), 'index -1 (it does not count from the end here)');
    await expectThrows(gatherAlong(x, 1, int32([[0], [-1]])), 'index -1 in the second row, too');
    await expectThrows(gatherAlong(x, 1, int32([0, 1])), 'an index of rank 1 for x of rank 2');
    await expectThrows(gatherAlong(x, 1, int32([[0], [0], [0], [0]])), 'an index with 4 rows for x with 3');
    await expectThrows(gatherAlong(x, 0, int32([[0, 0, 0, 0, 0]])), 'an index with 5 columns for x with 4');
    await expectThrows(gatherAlong(x, 1, tensor([[0]])), 'a float32 index');
    await expectThrows(gatherAlong(x, 1, bool([[true]])), 'a bool index');
    await expectThrows(gatherAlong(x, 2, int32([[0]])), 'axis 2 of a rank-2 tensor');
    await expectThrows(gatherAlong(x, -3, int32([[0]])), 'axis -3 of a rank-2 tensor');
  },
  { sideCondition: true },
);

checkGradient(gatherAlong, (gen) => {
  const cases: [shape: number[], axis: number, index: TensorData][] = [
    [[2, 4], 1, int32([[3, 0, 3], [1, 1, 1]])], // prettier-ignore
    [[3, 2], 0, gen.integers([4, 2], 0, 3)],
    [[2, 2, 3], 2, gen.integers([2, 1, 2], 0, 3)],
  ];
  return cases.map(([shape, axis, index]) => ({
    args: [gen.normal(shape), axis, index],
    oracle: (x: NdArray) => gathered(x, axis, NdArray.of(index)),
  }));
});

checkMemory(gatherAlong, (gen) => [gen.normal([3, 4]), 1, gen.integers([3, 2], 0, 4)]);

/** An index that fits x: of the same lengths, but for the given axis, where it is of any length. */
function indexFor(gen: Generators, shape: readonly number[], axis: number): TensorData {
  return gen.integers(shape.with(axis, gen.int(1, 5)), 0, shape[axis]!);
}
