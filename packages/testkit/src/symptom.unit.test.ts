import { Generators } from './generators';
import { NdArray } from './nd-array';
import { symptom } from './symptom';

const seen = (expected: Parameters<typeof NdArray.of>[0], received: Parameters<typeof NdArray.of>[0]) =>
  symptom(NdArray.of(expected), NdArray.of(received));
const square = [[1, 2], [3, 4]]; // prettier-ignore

const NAN = 'NaN comes from ∞ − ∞, 0 · ∞, ∞ / ∞ or 0 / 0: look for an overflow or a division by zero.';
const INFINITY = 'The infinity comes from an overflow (exp of a large number), a logarithm of 0, or a division by 0.';
const SIGN = 'The sign is wrong everywhere.';
const TURNED = 'These are the right values with rows and columns exchanged.';
const REVERSED = 'These are the right values in reverse order.';
const MOVED = 'These are the right values in the wrong places.';

describe('symptom() sees', () => {
  test.each<[string, Parameters<typeof NdArray.of>[0], Parameters<typeof NdArray.of>[0], string]>([
    ['NaN where a number belongs', [1, 2, 3], [1, NaN, 3], NAN],
    ['infinity where a number belongs', [1, 2], [1, -Infinity], INFINITY],
    ['zeros', [1, 0, 2], [0, 0, 0], 'Everything is 0.'],
    ['the other sign', [1, -2, 3], [-1, 2, -3], SIGN],
    ['the other sign of one number', 5, -5, SIGN],
    ['rows for columns', square, [[1, 3], [2, 4]], TURNED],
    ['a factor', [1, -2, 4], [0.25, -0.5, 1], 'Every value is 0.25 times the expected one.'],
    ['a factor beside zeros', [0, 2, 4], [0, 6, 12], 'Every value is 3 times the expected one.'],
    ['a factor in float32', [0.1, 0.7], [Math.fround(0.3), Math.fround(2.1)], 'Every value is 3 times the expected one.'],
    ['a distance', [1, 2, 5], [2.5, 3.5, 6.5], 'Every value is off by 1.5.'],
    ['a negative distance', [1, 2, 5], [0, 1, 4], 'Every value is off by -1.'],
    ['reverse order', [1, 2, 3], [3, 2, 1], REVERSED],
    ['a permutation', [1, 2, 3, 4], [2, 4, 3, 1], MOVED],
    ['the other sign of small values', [1e-9, -3e-9], [-1e-9, 3e-9], SIGN],
  ])('%s', (_, expected, received, sentence) => expect(seen(expected, received)).toBe(sentence)); // prettier-ignore
});

describe('symptom() says nothing of', () => {
  test.each<[string, Parameters<typeof NdArray.of>[0], Parameters<typeof NdArray.of>[0]]>([
    ['one wrong value', [1, 2, 3], [1, 2, 4]],
    ['NaN where NaN belongs', [NaN, 1], [NaN, 2]],
    ['a number where infinity belongs', [Infinity, 1], [5, 1]],
    ['infinity expected everywhere', [Infinity], [16.1]],
    ['zeros expected, something received', [0, 0], [1, 2]],
    ['values that drift', Array.from({ length: 50 }, (_, i) => i), Array.from({ length: 50 }, (_, i) => i * (1 + 2e-5))],
    ['a rounding error around 0', [0], [1e-15]],
    ['small values that are simply wrong', [1e-8, 2e-8, 3e-8], [5e-8, 1e-8, 9e-8]],
    ['two values that look like a factor and are none', [1e-7, 2e-7], [5e-7, 9e-7]],
    ['one number off', 3, 5],
  ])('%s', (_, expected, received) => expect(seen(expected, received)).toBeUndefined()); // prettier-ignore

  test('20 pairs of unrelated arrays', () => {
    const gen = Generators.of(1, 'symptom');
    for (let i = 0; i < 20; i++) {
      const shape = gen.pick([[4], [3, 3], [2, 5], [6]]);
      const scale = gen.pick([1e-6, 1, 1e4]);
      const [expected, received] = [gen.normal(shape, { scale }), gen.normal(shape, { scale })].map(NdArray.of);
      expect(symptom(expected!, received!)).toBeUndefined();
    }
  });

  test('an array that has nothing wrong', () => {
    for (const array of [square, [0, 0], [NaN, Infinity, 1], [1, 1, 1], 5]) expect(seen(array, array)).toBeUndefined();
  });
});
