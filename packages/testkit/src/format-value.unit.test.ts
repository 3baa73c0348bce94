import { TensorData } from '@gradus/contract/protocol';
import { formatNumber, formatShape, formatValue } from './format-value';
import { NdArray } from './nd-array';
import { RemoteError } from './remote/errors';
import { named } from './remote/references';
import { bool, int32, range, tensor } from './tensors';

describe('formatValue() shows', () => {
  const cases: [fact: string, value: unknown, text: string][] = [
    ['a tensor with dtype and shape', tensor([[1, 0.1], [-0, NaN]]), 'float32 [2, 2] [[1, 0.1], [-0, NaN]]'],
    ['a scalar', int32(7), 'int32 scalar 7'],
    ['a bool tensor as numbers', bool([true, false]), 'bool [2] [1, 0]'],
    ['a tensor without values', tensor([], [2, 0]), 'float32 [2, 0] without values'],
    ['an empty tensor of a long axis', tensor([], [2 ** 27, 0]), 'float32 [134217728, 0] without values'],
    ['24 elements in full', range([2, 12]), `float32 [2, 12] [[${[...Array(12).keys()].join(', ')}], [${[...Array(12).keys()].map((i) => i + 12).join(', ')}]]`],
    ['the first 4 of 25 elements', range([25]), 'float32 [25] with values 0, 1, 2, 3, …'],
    ['an NdArray without dtype', NdArray.of([[1], [2]]), '[2, 1] [[1], [2]]'],
    ['a float32 with the digits it has', Math.fround(0.1), '0.1'],
    ['NaN', NaN, 'NaN'],
    ['−∞', -Infinity, '-Infinity'],
    ['−0', -0, '-0'],
    ['a text', 'a "b"\n', '"a \\"b\\"\\n"'],
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a bigint', 5n, '5'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a function', () => {}, 'function'],
    ['a list', [1, 'a', [true]], '[1, "a", [true]]'],
    ['a long list', Array.from({ length: 30 }, (_, i) => i), `[${[...Array(24).keys()].join(', ')}, … 30 in all]`],
    ['a typed array', Float32Array.of(1, 0.5), 'Float32Array [1, 0.5]'],
    ['a record', { a: 1, 'b c': [2] }, '{ a: 1, "b c": [2] }'],
    ['a long record', Object.fromEntries([...Array(30).keys()].map((i) => [`k${i}`, i])), `{ ${[...Array(24).keys()].map((i) => `k${i}: ${i}`).join(', ')}, … 30 in all }`],
    ['an error', new RemoteError('thrown', 'TypeError', 'bad', undefined), 'TypeError: bad'],
    ['what has a name by its name', named({}, { t: 'callback', id: 1 }, 'softmax'), 'softmax'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, value, text) => expect(formatValue(value)).toBe(text));
});

describe('formatValue() makes visible', () => {
  const hostile = '\u001b[2J\u009b31m\u007f\u202e\u2066\u200b\u2028\u0000';
  const escaped = '\\u001b[2J\\u009b31m\\u007f\\u202e\\u2066\\u200b\\u2028\\u0000';

  test.each([
    ['a text', hostile, `"${escaped}"`],
    ['a key', { [hostile]: 1 }, `{ "${escaped}": 1 }`],
    ['an error', new RemoteError('thrown', 'E', hostile, undefined), `E: ${escaped}`],
    ['a name', named({}, { t: 'callback', id: 1 }, hostile), escaped],
  ])('control characters in %s', (_, value, text) => expect(formatValue(value)).toBe(text));
});

describe('formatValue() stays short', () => {
  test.each([
    ['a text of a million characters', 'x'.repeat(1e6)],
    ['a key of a million characters', { ['x'.repeat(1e6)]: 1 }],
    ['an error of a million characters', new RemoteError('thrown', 'E', 'x'.repeat(1e6), undefined)],
    ['a bigint of 1000 digits', 10n ** 999n],
    ['a list of long texts', Array(20).fill('y'.repeat(1e5))],
    ['lists in lists', JSON.parse(`${'[1,'.repeat(30)}1${']'.repeat(30)}`)],
    ['a typed array of 200 million numbers', new Uint8Array(2e8)],
    ['a tensor of 200 million numbers', new TensorData('bool', [2e8], new Uint8Array(2e8))],
  ])('%s', (_, value) => expect(formatValue(value).length).toBeLessThan(450));

  test('a large typed array is not copied for it', () => {
    const large = new Uint8Array(2e8);
    const before = process.memoryUsage().rss;
    formatValue(large);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20);
  });
});

test.each([
  [1 / 3, '0.3333333'],
  [1e21, '1e+21'],
  [16777217, '16777217'],
  [1.5e-45, '1.5e-45'],
  [0, '0'],
])('formatNumber(%p) = %s', (x, text) => expect(formatNumber(x)).toBe(text));

test('formatShape() of a scalar is []', () => expect([[], [2, 3]].map(formatShape)).toEqual(['[]', '[2, 3]']));
