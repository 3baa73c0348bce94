import { FRAME_LIMITS, packFrame, unpackFrame } from './frame';
import { ProtocolError } from './protocol-error';
import { TensorData } from './tensor-data';
import { decodeWire, Failure } from './testing/codec';
import { cpuMs } from './testing/cpu-ms';
import { TEXT_LIMITS, VALUE_LIMITS } from './wire';

const payload = new Uint8Array(Float64Array.of(1, 2, 3, 4).buffer);
const handle = { t: 'handle', id: 1, k: 'function', name: 'f' };
const error = { t: 'error', k: 'thrown', name: 'Error', message: 'm', stack: 's' };
const deep = (levels: number) => {
  let wire: unknown = 1;
  for (let level = 0; level < levels; level++) wire = { t: 'array', v: [wire] };
  return wire;
};
const many = (count: number, wire: unknown = 0) => ({ t: 'array', v: Array(count).fill(wire) });

describe('FrameReader.value() refuses', () => {
  const cases: [fact: string, wire: unknown, message: string][] = [
    ['a kind nobody knows', { t: 'function' }, 'a value of unknown kind'],
    ['a kind that is an inherited name', { t: 'constructor' }, 'a value of unknown kind'],
    ['no kind at all', {}, 'a value of unknown kind'],
    ['a bare array', [1], 'a value of unknown kind'],
    ['a number that is none', { t: 'number', v: '1' }, 'a malformed number'],
    ['a number as an object', { t: 'number', v: { toString: 'NaN' } }, 'a malformed number'],
    ['a bigint with letters', { t: 'bigint', v: '0x10' }, 'a malformed number'],
    ['a bigint of a million digits', { t: 'bigint', v: '9'.repeat(1e6) }, 'a malformed number'],
    ['an array that is a text', { t: 'array', v: 'abc' }, 'a list that is none'],
    ['an array that is an array-like', { t: 'array', v: { length: 3 } }, 'a list that is none'],
    ['an object that is no list of entries', { t: 'object', v: { a: 1 } }, 'a list that is none'],
    ['an entry that is a text', { t: 'object', v: ['ab'] }, 'a list that is none'],
    ['a key that is a number', { t: 'object', v: [[1, 1]] }, 'an object key that is not text'],
    ['a typed array of a kind nobody knows', { t: 'typed', k: 'BigInt64Array', o: 0, n: 8 }, 'a typed array of unknown kind'],
    ['a typed array of an inherited kind', { t: 'typed', k: 'toString', o: 0, n: 8 }, 'a typed array of unknown kind'],
    ['a kind that cannot become a text', { t: 'typed', k: { toString: 1, valueOf: 1 }, o: 0, n: 8 }, 'a typed array of unknown kind'],
    ['a tensor of another dtype', { t: 'tensor', d: 'string', s: [1], o: 0, n: 4 }, 'a tensor of unknown dtype'],
    ['a tensor of an inherited dtype', { t: 'tensor', d: '__proto__', s: [1], o: 0, n: 4 }, 'a tensor of unknown dtype'],
    ['a tensor whose values do not fill it', { t: 'tensor', d: 'float32', s: [3], o: 0, n: 8 }, 'a tensor whose values do not fill its shape'],
    ['a tensor that claims 2^50 values', { t: 'tensor', d: 'float32', s: [2 ** 25, 2 ** 25], o: 0, n: 32 }, 'a tensor of impossible shape'],
    ['an empty tensor of a long axis', { t: 'tensor', d: 'float32', s: [2 ** 50, 0], o: 0, n: 0 }, 'a tensor of impossible shape'],
    ['an empty tensor of two long axes', { t: 'tensor', d: 'float32', s: [2 ** 15, 0, 2 ** 15], o: 0, n: 0 }, 'a tensor of impossible shape'],
    ['a tensor with a negative axis', { t: 'tensor', d: 'bool', s: [-2, -2], o: 0, n: 4 }, 'a tensor of impossible shape'],
    ['a tensor with half an axis', { t: 'tensor', d: 'bool', s: [0.5, 8], o: 0, n: 4 }, 'a tensor of impossible shape'],
    ['a tensor of nine axes', { t: 'tensor', d: 'bool', s: Array(9).fill(1), o: 0, n: 1 }, 'a tensor of impossible shape'],
    ['a span behind the payload', { t: 'numbers', o: 8, n: 32 }, 'values outside the payload'],
    ['a span before the payload', { t: 'numbers', o: -8, n: 8 }, 'values outside the payload'],
    ['a span that is no number', { t: 'numbers', o: '0', n: 8 }, 'values outside the payload'],
    ['a span whose end is not exact', { t: 'numbers', o: 2 ** 53, n: 8 }, 'values outside the payload'],
    ['a span of half an element', { t: 'numbers', o: 0, n: 12 }, 'values outside the payload'],
    ['spans that overlap', many(2, { t: 'numbers', o: 0, n: 24 }), 'values that share bytes of the payload'],
    ['a reference without a number', { t: 'handle', id: '1', k: 'object', name: '' }, 'a reference without an id'],
    ['a reference to half a thing', { t: 'callback', id: 0.5 }, 'a reference without an id'],
    ['an export of a module nobody knows', { t: 'export', m: 'judge', path: [] }, 'an export of an unknown module'],
    ['a path that holds numbers', { t: 'export', m: 'ops', path: [1] }, 'a text that is none'],
    ['an error of a kind nobody knows', { ...error, k: 'pass' }, 'an error of unknown kind'],
    ['an error without a message', { ...error, message: null }, 'a text that is none'],
    ['33 levels', deep(VALUE_LIMITS.depth + 1), 'the value is too large'],
    ['more parts than the limit', many(VALUE_LIMITS.nodes), 'the value is too large'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, wire, message) => {
    expect(() => decodeWire(wire, payload)).toThrow(new ProtocolError(message));
  });
});

describe('FrameReader.value() refuses a function called', () => {
  const keys = ['asymmetricMatch', 'then', 'toJSON', 'valueOf', 'toString', 'constructor', '$$typeof', 'inspect', '__proto__']; // prettier-ignore

  test.each(keys)('%s', (key) => {
    const wire = { t: 'object', v: [['a', 1], [key, handle]] }; // prettier-ignore
    const message = `it holds a function called "${key}"`;
    expect(() => decodeWire(wire, payload, () => () => true)).toThrow(new ProtocolError(message));
  });
});

describe('FrameReader.value() takes', () => {
  test('as many levels and parts as the limit', () => {
    expect(decodeWire(deep(VALUE_LIMITS.depth))).toBeDefined();
    expect(decodeWire(many(VALUE_LIMITS.nodes - 1))).toHaveLength(VALUE_LIMITS.nodes - 1);
  });

  test('spans side by side', () => {
    const halves = [0, 16].map((o) => ({ t: 'typed', k: 'Float64Array', o, n: 16 }));
    expect(decodeWire({ t: 'array', v: halves }, payload)).toEqual([Float64Array.of(1, 2), Float64Array.of(3, 4)]);
  });

  test('reserved keys that hold data', () => {
    const keys = ['asymmetricMatch', 'then', 'toJSON', 'constructor', '__proto__'];
    const value = decodeWire({ t: 'object', v: keys.map((key) => [key, 1]) });
    expect(Object.keys(value as object)).toEqual(keys);
  });

  test('an object that looks like a tensor for an object', () => {
    const fields = [['dtype', 'float32'], ['shape', { t: 'array', v: [2] }], ['values', { t: 'typed', k: 'Float32Array', o: 0, n: 8 }]]; // prettier-ignore
    const fake = decodeWire({ t: 'object', v: fields }, payload);
    const tensor = new TensorData('float32', [2], new Float32Array(payload.slice(0, 8).buffer));
    expect({ ...(fake as object) }).toEqual({ ...tensor });
    expect(fake).not.toBeInstanceOf(TensorData);
    expect(fake).not.toEqual(tensor);
  });

  test('an error with its texts cut', () => {
    const long = 'x'.repeat(500_000);
    const failure = decodeWire({ ...error, name: long, message: long, stack: long }) as Failure;
    expect(failure.data.name).toHaveLength(TEXT_LIMITS.name);
    expect(failure.data.message).toHaveLength(TEXT_LIMITS.message);
    expect(failure.data.stack).toHaveLength(TEXT_LIMITS.stack);
  });
});

describe('a frame of a few bytes costs neither much memory nor time', () => {
  const headers: [string, string][] = [
    ['a megabyte of opening brackets', '['.repeat(2 ** 20 - 8)],
    ['half a megabyte of nested arrays', '['.repeat(2 ** 19 - 8) + ']'.repeat(2 ** 19 - 8)],
    ['nested values', `{"ok":${'{"t":"array","v":['.repeat(50_000)}`],
    ['170 000 nested objects', '{"a":'.repeat(170_000) + '1' + '}'.repeat(170_000)],
    ['350 000 objects side by side', `{"ok":{"t":"array","v":[${'{},'.repeat(349_000)}1]}}`],
    ['80 000 different keys', `{"ok":{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":1`).join()}}}`],
    ['a kind that is a nested array', `{"ok":{"t":"typed","k":${'['.repeat(500_000)}${']'.repeat(500_000)},"o":0,"n":0}}`],
    ['a number of a million digits', `{"ok":${'9'.repeat(1_000_000)}}`],
  ]; // prettier-ignore

  test.each(headers)('%s', (_, json) => {
    expect(json.length).toBeLessThan(FRAME_LIMITS.headerBytes);
    expectCheap(() => {
      const frame = packFrame({}, []);
      const header = Buffer.from(json.padEnd(FRAME_LIMITS.headerBytes));
      const bytes = Buffer.concat([frame.subarray(0, 8), header]);
      bytes.writeUInt32LE(bytes.length, 0);
      bytes.writeUInt32LE(header.length, 4);
      const { ok } = unpackFrame(bytes).header as { ok: unknown };
      decodeWire(ok);
    });
  });

  test('a thousand spans over the same 16 MB', () => {
    const megabytes = new Uint8Array(2 ** 24);
    expectCheap(() => decodeWire(many(1_000, { t: 'numbers', o: 0, n: 2 ** 24 }), megabytes));
  });

  test('100 000 empty tensors', () => {
    const empty = { t: 'tensor', d: 'float32', s: [2 ** 28, 0], o: 0, n: 0 };
    expectCheap(() => decodeWire(many(100_000, empty)));
  });
});

/** Runs it, whatever comes of it: plain data or a ProtocolError. */
function expectCheap(run: () => void): void {
  const before = process.memoryUsage.rss();
  const spent = cpuMs(() => {
    try {
      run();
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError);
    }
  });
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 2 ** 20);
  expect(spent).toBeLessThan(3_000);
}
