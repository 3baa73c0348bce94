import { broadcastShapes, indices, NdArray } from './nd-array';
import { int32, tensor } from './tensors';

const a = NdArray.of([[1, 2, 3], [4, 5, 6]]); // prettier-ignore

describe('NdArray.of() takes', () => {
  test.each<[string, Parameters<typeof NdArray.of>[0], number[], number[]]>([
    ['nested numbers', [[1, 2], [3, 4]], [2, 2], [1, 2, 3, 4]],
    ['a number', 5, [], [5]],
    ['booleans', [true, false], [2], [1, 0]],
    ['nothing', [], [0], []],
    ['rows of nothing', [[], []], [2, 0], []],
    ['a tensor', int32([[1], [2]]), [2, 1], [1, 2]],
  ])('%s', (_, source, shape, values) => {
    expect(NdArray.of(source).shape).toEqual(shape);
    expect([...NdArray.of(source).values]).toEqual(values);
  }); // prettier-ignore

  test('an NdArray as it is', () => expect(NdArray.of(a)).toBe(a));
});

test('NdArray refuses what does not fill its shape, and rows of different lengths', () => {
  expect(() => new NdArray([2, 2], [1, 2, 3])).toThrow(new RangeError('shape [2,2] needs 4 values, not 3'));
  expect(() => NdArray.of([[1, 2], [3], [4, 5, 6]])).toThrow(
    new RangeError('an array holds parts of the shapes [2] and [1]'),
  );
  expect(() => NdArray.of([1, [2]])).toThrow(RangeError);
});

test('NdArray copies the values it is given', () => {
  const source = Float64Array.of(1, 2);
  const copy = new NdArray([2], source);
  source[0] = 9;
  expect(copy.values[0]).toBe(1);
});

test('NdArray keeps float64: 0.1 + 0.2 is what JavaScript says', () => {
  expect(NdArray.of([0.1]).add([0.2]).values[0]).toBe(0.1 + 0.2);
});

test('at(), build() and filled() count row by row', () => {
  expect(a.at(1, 0)).toBe(4);
  expect(NdArray.build([2, 3], ([i, j]) => 10 * i! + j!).toNested()).toEqual([[0, 1, 2], [10, 11, 12]]); // prettier-ignore
  expect(NdArray.filled([2], 7).toNested()).toEqual([7, 7]);
  expect(NdArray.of(3).at()).toBe(3);
});

test('add(), sub(), mul() and div() broadcast as NumPy does', () => {
  expect(a.add([10, 20, 30]).toNested()).toEqual([[11, 22, 33], [14, 25, 36]]); // prettier-ignore
  expect(a.sub([[1], [2]]).toNested()).toEqual([[0, 1, 2], [2, 3, 4]]); // prettier-ignore
  expect(NdArray.of([[1], [2]]).mul([[3, 4]]).toNested()).toEqual([[3, 4], [6, 8]]); // prettier-ignore
  expect(NdArray.of(1).div(a).at(1, 1)).toBe(0.2);
});

test('sum() and max() reduce an axis, or all of them', () => {
  expect(a.sum().toNested()).toBe(21);
  expect(a.sum(0).toNested()).toEqual([5, 7, 9]);
  expect(a.sum(-1, true).toNested()).toEqual([[6], [15]]);
  expect(a.max(1).toNested()).toEqual([3, 6]);
  expect(a.max().shape).toEqual([]);
  expect(NdArray.of([[], []]).sum(1).toNested()).toEqual([0, 0]);
});

test('transpose() reverses the axes, or orders them as asked', () => {
  expect(a.transpose().toNested()).toEqual([[1, 4], [2, 5], [3, 6]]); // prettier-ignore
  const cube = NdArray.build([2, 3, 4], ([i, j, k]) => 100 * i! + 10 * j! + k!);
  const turned = cube.transpose([2, 0, 1]);
  expect(turned.shape).toEqual([4, 2, 3]);
  expect(turned.at(3, 1, 2)).toBe(123);
});

test('matMul() is the matrix product', () => {
  expect(a.matMul([[1, 0], [0, 1], [1, 1]]).toNested()).toEqual([[4, 5], [10, 11]]); // prettier-ignore
});

test('reshape() and map() keep the order', () => {
  expect(a.reshape([3, 2]).toNested()).toEqual([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
  expect(a.map((x, flat) => x * flat).toNested()).toEqual([[0, 2, 6], [12, 20, 30]]); // prettier-ignore
});

test('toNested() gives back what of() took', () => {
  for (const nested of [[[[1, 2]], [[3, 4]]], 5, [], [[], []]]) expect(NdArray.of(nested).toNested()).toEqual(nested);
});

test('indices() counts like an odometer, once for a scalar, never for an empty shape', () => {
  expect([...indices([2, 2])]).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
  expect([...indices([])]).toEqual([[]]);
  expect([...indices([3, 0])]).toEqual([]);
});

test.each([
  [[2, 3], [3], [2, 3]],
  [
    [2, 1],
    [1, 4],
    [2, 4],
  ],
  [[], [2], [2]],
  [[1], [0], [0]],
  [
    [5, 1, 2],
    [4, 1],
    [5, 4, 2],
  ],
])('broadcastShapes(%j, %j) = %j', (x, y, shape) => expect(broadcastShapes(x, y)).toEqual(shape));

test('broadcastShapes() refuses shapes that do not fit', () => {
  expect(() => broadcastShapes([2, 3], [2])).toThrow(new RangeError('[2,3] and [2] cannot be broadcast'));
  expect(() => tensor([1, 2, 3], [2])).toThrow(new RangeError('shape [2] needs 2 values, not 3'));
});
