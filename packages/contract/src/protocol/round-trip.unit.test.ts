import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { ProtocolError } from './protocol-error';
import { TensorData } from './tensor-data';
import { decode, encode } from './testing/codec';
import { cpuMs } from './testing/cpu-ms';
import { crossingValue } from './testing/values';
import { VALUE_LIMITS } from './wire';

const back = (value: unknown) => decode(encode(value));

test('every value that can cross comes back as it was', () => {
  fc.assert(fc.property(crossingValue, (value) => isDeepStrictEqual(back(value), value)), { numRuns: 2_000, seed: 1 }); // prettier-ignore
});

describe('FrameWriter and FrameReader keep', () => {
  test.each([0, -0, NaN, Infinity, -Infinity, 0.1, 2 ** -1074, 1e308, -(2 ** 53)])('the number %p', (x) => {
    expect(Object.is(back(x), x)).toBe(true);
    expect((back(Array(20).fill(x)) as number[]).every((y) => Object.is(x, y))).toBe(true);
  });

  test.each(['', 'ä€𝄞', '\ud800', '\u0000\u001b[31m"\\\n', 'x'.repeat(100_000)])('the text %j', (text) => {
    expect(back(text)).toBe(text);
  });

  test('a typed array that is a window on a larger one', () => {
    expect(back(Float32Array.of(1, 2, 3, 4).subarray(1, 3))).toEqual(Float32Array.of(2, 3));
    expect(back(new Uint8Array(Uint16Array.of(0x201, 0x403).buffer, 1, 2))).toEqual(Uint8Array.of(2, 3));
  });

  test('tensors without values and without axes', () => {
    expect(back(new TensorData('int32', [3, 0], new Int32Array()))).toMatchObject({ dtype: 'int32', shape: [3, 0] });
    expect(back(new TensorData('bool', [], Uint8Array.of(1)))).toMatchObject({ shape: [], values: Uint8Array.of(1) });
  });

  test('the holes of a sparse array as undefined, not as NaN', () => {
    const sparse = Array.from({ length: 20 }, (_, i) => i) as (number | undefined)[];
    delete sparse[7];
    expect(back(sparse)).toEqual(sparse.with(7, undefined));
  });

  test('a key called __proto__ as a key', () => {
    const value = back(JSON.parse('{"__proto__": {"polluted": true}}')) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value['polluted']).toBeUndefined();
  });

  test('no bytes in common between two values of one frame', () => {
    const numbers = Float64Array.of(1, 2);
    const [a, b] = back([numbers, numbers]) as [Float64Array, Float64Array];
    a[0] = 9;
    expect(b[0]).toBe(1);
    expect(numbers[0]).toBe(1);
  });
});

describe('FrameWriter.value() refuses', () => {
  const cyclic: unknown[] = [];
  cyclic.push([cyclic]);
  let shared: unknown = 1;
  for (let depth = 0; depth < 30; depth++) shared = [shared, shared];
  const cases: [string, unknown, string][] = [
    ['a symbol', Symbol('x'), 'a symbol cannot be sent'],
    ['a symbol inside', { a: [Symbol('x')] }, 'a symbol cannot be sent'],
    ['a cycle', cyclic, 'the value is nested too deeply, or contains itself'],
    ['2^30 parts made of 30 arrays', shared, 'the value has too many parts to be sent'],
    ['more parts than the reader takes', Array(VALUE_LIMITS.nodes).fill('x'), 'the value has too many parts to be sent'],
    ['an array of a billion holes', new Array(1e9), 'the value has too many parts to be sent'],
    ['a view without numbers', new DataView(new ArrayBuffer(8)), 'a DataView cannot be sent'],
    ['64-bit integers', new BigInt64Array(1), 'a BigInt64Array cannot be sent'],
    ['a megabyte of text', 'x'.repeat(2 ** 20), 'its texts and parts are too large to be sent (1048592 bytes)'],
    ['257 MB', new Uint8Array(257 * 2 ** 20), 'the value is too large to be sent (269484104 bytes)'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, value, message) => {
    const spent = cpuMs(() => expect(() => encode(value)).toThrow(new ProtocolError(message)));
    expect(spent).toBeLessThan(2_000);
  });

  test('nothing else: what a getter throws comes through', () => {
    const value = Object.defineProperty({}, 'a', { enumerable: true, get: () => { throw new RangeError('mine'); } }); // prettier-ignore
    expect(() => encode(value)).toThrow(new RangeError('mine'));
  });
});
