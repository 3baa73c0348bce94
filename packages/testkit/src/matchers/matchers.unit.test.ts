import { TensorData } from '@gradus/contract/protocol';
import { range, tensor } from '../tensors';
import { type Mismatch, tensorMatchers } from './matchers';
import { collectMeasurements } from './measurements';

const text = (mismatch: Mismatch) => (mismatch.pass ? 'pass' : mismatch.message());
const clean = { leaked: 0, disposed: [], changed: [], returned: [], kernels: [] };

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));

test('the matchers work as Jest matchers, also negated', () => {
  expect(tensor([1, 2])).toBeCloseToTensor([1, 2]);
  expect(tensor([1, 2])).not.toEqualTensor([1, 3]);
  expect(tensor([1, 2])).toHaveShape([2]);
  expect(0.5).toBeBetween(0, 1);
  expect(1.000001).toBeCloseToNumber(1);
  expect(() => expect(tensor([1])).not.toEqualTensor([1])).toThrow('The tensors are equal, but must differ.');
});

test('toBeCloseToTensor() says which part of a result it is about', () => {
  const { toBeCloseToTensor } = tensorMatchers;
  expect(text(toBeCloseToTensor(tensor([3]), [5], { name: 'values' }))).toBe('values: Element [0] is 3 but must be 5.');
});

test('toBeCloseToTensor() keeps what is received and expected for the report', () => {
  const { pass, expected, actual, cause } = tensorMatchers.toBeCloseToTensor(tensor([-1, -2]), [1, 2]);
  expect({ pass, expected, actual, cause }).toEqual({
    pass: false,
    expected: 'float32 [2] [1, 2]',
    actual: 'float32 [2] [-1, -2]',
    cause: 'The sign is wrong everywhere.',
  });
});

test('toBeCloseToTensor() takes a tolerance of its own', () => {
  expect(tensorMatchers.toBeCloseToTensor(tensor([1.01]), [1], { rtol: 0.1 }).pass).toBe(true);
  expect(tensorMatchers.toEqualTensor(tensor([1.0001]), [1]).pass).toBe(false);
});

test('toBeCloseToTensor() looks at a large wrong tensor in no time', () => {
  const large = new TensorData('bool', [2e8], new Uint8Array(2e8));
  const before = process.memoryUsage().rss;
  expect(text(tensorMatchers.toBeCloseToTensor(large, [1]))).toBe('The shape is [200000000] but must be [1].');
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20);
});

test('toBeBetween() keeps the numbers that have a name, right or wrong, in the list begun last', () => {
  const earlier = collectMeasurements();
  const measurements = collectMeasurements();
  tensorMatchers.toBeBetween(0.5, 0, 1);
  tensorMatchers.toBeBetween('0.5', 0, 1, { name: 'text' });
  tensorMatchers.toBeBetween(0.5, 0.4, Infinity, { name: 'accuracy' });
  tensorMatchers.toBeBetween(NaN, -Infinity, 1, { name: 'loss' });
  expect(measurements).toEqual([
    { name: 'accuracy', value: 0.5, low: 0.4, high: 'Infinity' },
    { name: 'loss', value: 'NaN', low: '-Infinity', high: 1 },
  ]);
  expect(earlier).toEqual([]);
});

test.each([
  [range([2, 3]), [2, 3], 'pass'],
  [range([2, 3]), [3, 2], 'A tensor of shape [3, 2] was expected, not shape [2, 3].'],
  [range([2]), [2, 1], 'A tensor of shape [2, 1] was expected, not shape [2].'],
  [tensor(1), [], 'pass'],
  [[1, 2], [2], 'A tensor of shape [2] was expected, not [1, 2].'],
  [undefined, [2], 'A tensor of shape [2] was expected, not undefined.'],
])('toHaveShape(): %p against %j', (received, shape, message) => {
  expect(text(tensorMatchers.toHaveShape(received, shape))).toBe(message);
});

test.each([
  [{}, 'pass'],
  [{ leaked: 2 }, 'Two calls left 2 tensors behind: wrap the computation in tf.tidy(() => …).'],
  [{ leaked: -1 }, 'Two calls disposed 1 tensors that were not theirs.'],
  [{ disposed: [0] }, 'Argument 1 was disposed, but belongs to the caller.'],
  [{ changed: [1], leaked: 2 }, 'Argument 2 was changed; two calls left 2 tensors behind: wrap the computation in tf.tidy(() => …).'],
  [{ returned: [0] }, 'Argument 1 itself was returned: return a clone, so that disposing one keeps the other.'],
])('toBeClean(): %j', (found, message) => {
  expect(text(tensorMatchers.toBeClean({ ...clean, ...found }))).toBe(message);
}); // prettier-ignore

test.each([
  [0.5, 0, 1, 'pass'],
  [0, 0, 1, 'The result is 0 but must be between 0 and 1.'],
  [1, 0, 1, 'The result is 1 but must be between 0 and 1.'],
  [0.43, 0.85, Infinity, 'The result is 0.43 but must be more than 0.85.'],
  [9, -Infinity, 8, 'The result is 9 but must be less than 8.'],
  [NaN, -Infinity, Infinity, 'The result is NaN but must be more than -Infinity.'],
  ['0.5', 0, 1, 'The result is "0.5" but must be between 0 and 1.'],
])('toBeBetween(): %p in (%p, %p)', (received, low, high, message) => {
  expect(text(tensorMatchers.toBeBetween(received, low, high))).toBe(message);
});

test.each([
  [2, 2, 'pass'],
  [2.0001, 2, 'The result is 2.0001 but must be 2.'],
  [NaN, NaN, 'pass'],
  [NaN, 2, 'The result is NaN but must be 2.'],
  ['2', 2, 'The result is "2" but must be 2.'],
  [tensor(2), 2, 'The result is float32 scalar 2 but must be 2.'],
  [{ valueOf: 2 }, 2, 'The result is { valueOf: 2 } but must be 2.'],
])('toBeCloseToNumber(): %p against %p', (received, expected, message) => {
  expect(text(tensorMatchers.toBeCloseToNumber(received, expected))).toBe(message);
});

test('matchers on numbers name the part they are about', () => {
  expect(text(tensorMatchers.toBeCloseToNumber(1, 2, { name: 'loss' }))).toBe('The loss is 1 but must be 2.');
  expect(text(tensorMatchers.toBeBetween(1, 2, 3, { name: 'loss' }))).toBe(
    'The loss is 1 but must be between 2 and 3.',
  );
});

test('toRefuse() says what happened instead of an error', () => {
  expect(text(tensorMatchers.toRefuse({ threw: true }, 'axis 7'))).toBe('pass');
  expect(text(tensorMatchers.toRefuse({ threw: false, returned: '5' }, 'axis 7'))).toBe(
    'An Error must be thrown for axis 7, but the call returned 5.',
  );
});
