import { TensorData } from '@gradus/contract/protocol';
import { NdArray } from '../nd-array';
import { bool, int32, tensor } from '../tensors';
import { compareTensors, ELEMENTWISE, EXACT, isClose } from './compare-tensors';

const compare = (...[received, expected, options = ELEMENTWISE]: [unknown, Parameters<typeof compareTensors>[1], Parameters<typeof compareTensors>[2]?]) =>
  compareTensors(received, expected, options); // prettier-ignore

describe('compareTensors() names the first thing that differs', () => {
  const cases: [fact: string, received: unknown, expected: Parameters<typeof compareTensors>[1], headline: string, cause?: string][] = [
    ['nothing returned', undefined, [1], 'Nothing was returned.'],
    ['null', null, [1], 'A tensor was expected, but the result is null: null.'],
    ['an array before its values', [1, 2], [1, 2], 'A tensor was expected, but the result is an array: [1, 2].'],
    ['a number', 5, [5], 'A tensor was expected, but the result is of type number: 5.'],
    ['an object that looks like a tensor', { dtype: 'float32', shape: [1], values: Float32Array.of(1) }, [1], 'A tensor was expected, but the result is of type object: { dtype: "float32", shape: [1], values: Float32Array [1] }.'],
    ['the shape before the dtype', int32([[1]]), [2], 'The shape is [1, 1] but must be [1].', 'There is an axis of length 1 too many: keepDims, or an expandDims that was not undone.'],
    ['a missing axis', tensor([1, 2]), [[1], [2]], 'The shape is [2] but must be [2, 1].', 'An axis of length 1 is missing: a reduction keeps it only with keepDims = true.'],
    ['axes in reverse order', tensor([], [3, 0]), NdArray.of([]).reshape([0, 3]), 'The shape is [3, 0] but must be [0, 3].', 'The axes are in reverse order.'],
    ['a shape that is just wrong', tensor([1, 2]), [1, 2, 3], 'The shape is [2] but must be [3].'],
    ['the dtype before the values', int32([7]), [1], 'The dtype is int32 but must be float32.', 'Convert the result with cast().'],
    ['the dtype of an expected tensor', tensor([1]), int32([1]), 'The dtype is float32 but must be int32.', 'Convert the result with cast().'],
    ['a scalar without an index', tensor(2), 3, 'The value is 2 but must be 3.'],
    ['one wrong element by its index', tensor([[1, 2], [3, 9]]), [[1, 2], [3, 4]], 'Element [1, 1] is 9 but must be 4.'],
    ['the worst of several', tensor([0, 5, 3]), [1, 2, 3], 'Element [1] is 5 but must be 2. 2 of 3 elements are wrong; this one most.'],
    ['NaN as the worst', tensor([100, NaN]), [1, 1], 'Element [1] is NaN but must be 1. 2 of 2 elements are wrong; this one most.', 'NaN comes from ∞ − ∞, 0 · ∞, ∞ / ∞ or 0 / 0: look for an overflow or a division by zero.'],
    ['a bool of 2', new TensorData('bool', [2], Uint8Array.of(1, 2)), bool([1, 1]), 'Element [1] is 2 but must be 1.'],
  ]; // prettier-ignore

  test.each(cases.map(([fact, ...rest]) => [fact, rest] as const))('%s', (_, [received, expected, headline, cause]) => {
    expect(compare(received, expected)).toEqual({ status: 'different', headline, ...(cause && { cause }) });
  });
});

describe('compareTensors() takes for equal', () => {
  test.each<[string, unknown, Parameters<typeof compareTensors>[1]]>([
    ['values within the tolerance', tensor([1 + 5e-6]), [1]],
    ['−0 and 0', tensor([-0]), [0]],
    ['NaN and NaN, ∞ and ∞', tensor([NaN, Infinity, -Infinity]), [NaN, Infinity, -Infinity]],
    ['empty tensors of one shape', tensor([], [2, 0]), NdArray.of([]).reshape([2, 0])],
    ['int32 and an expected int32', int32([1, 2]), int32([1, 2])],
  ])('%s', (_, received, expected) => expect(compare(received, expected)).toEqual({ status: 'equal' }));

  test('another dtype if it is asked for', () => {
    expect(compare(int32([1]), [1], { ...EXACT, dtype: 'int32' })).toEqual({ status: 'equal' });
  });
});

test.each([
  [1, 1 + 1.2e-5, false],
  [1, 1 + 1.0e-5, true],
  [0, 1e-6, true],
  [0, 1.1e-6, false],
  [1e6, 1e6 + 9, true],
  [NaN, NaN, true],
  [NaN, 0, false],
  [0, NaN, false],
  [Infinity, Infinity, true],
  [Infinity, 1e38, false],
  [Infinity, -Infinity, false],
  [1, Infinity, false],
  [1, -Infinity, false],
])('isClose(%p, %p) is %p for elementwise tolerance', (expected, received, close) => {
  expect(isClose(expected, received, ELEMENTWISE)).toBe(close);
});

test('isClose() measures against the expected value, not the received one', () => {
  const tolerance = { rtol: 0.5, atol: 0 };
  expect(isClose(1, 2, tolerance)).toBe(false);
  expect(isClose(2, 1, tolerance)).toBe(true);
});

test('EXACT takes nothing but the same number', () => {
  expect(isClose(0.1, Math.fround(0.1), EXACT)).toBe(false);
  expect(isClose(5, 5, EXACT)).toBe(true);
});
