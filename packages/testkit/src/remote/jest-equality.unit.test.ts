import { FrameReader, type Reference, TensorData } from '@gradus/contract/protocol';
import { tensorMatchers } from '../matchers/matchers';
import { NdArray } from '../nd-array';
import { int32, tensor } from '../tensors';
import { verdictOf } from '../verdict-of';
import { RemoteError } from './errors';
import { exportProxy, handleProxy } from './proxy';
import type { Session } from './session';

/** A session whose every request is answered with `true`: nothing a student's object says of itself may count. */
const session = { request: () => Promise.resolve(true), lastCall: undefined } as unknown as Session;
const payload = new Uint8Array(Float32Array.of(1, 2, 0, 0).buffer);

function decode(wire: unknown): unknown {
  return new FrameReader(payload, {
    tensor: (value) => value,
    error: ({ kind, name, message }) => new RemoteError(kind, name, message, undefined),
    reference: (reference) => handleProxy(session, reference as Extract<Reference, { t: 'handle' }>),
  }).value(wire);
}

const span = { o: 0, n: 8 };
const record = (entries: [string, unknown][]) => ({ t: 'object', v: entries });
const tensorFields: [string, unknown][] = [
  ['dtype', 'float32'],
  ['shape', { t: 'array', v: [2] }],
  ['values', { t: 'typed', k: 'Float32Array', ...span }],
];

/** Every kind of value that can come over the pipe, under the name of what it truly equals. */
const RECEIVED: [kind: string, wire: unknown][] = [
  ['one', 1],
  ['zero', 0],
  ['minus zero', { t: 'number', v: '-0' }],
  ['NaN', { t: 'number', v: 'NaN' }],
  ['true', true],
  ['text', 'a'],
  ['null', null],
  ['undefined', { t: 'undefined' }],
  ['bigint', { t: 'bigint', v: '1' }],
  ['list', { t: 'array', v: [1, 2] }],
  ['empty list', { t: 'array', v: [] }],
  ['record', record([['a', 1]])],
  ['empty record', record([])],
  ['typed array', { t: 'typed', k: 'Float32Array', ...span }],
  ['tensor', { t: 'tensor', d: 'float32', s: [2], ...span }],
  ['tensor of another dtype', { t: 'tensor', d: 'int32', s: [2], ...span }],
  ['tensor of another shape', { t: 'tensor', d: 'float32', s: [1, 2], ...span }],
  ['fake tensor', record(tensorFields)],
  ['error', { t: 'error', k: 'thrown', name: 'Error', message: 'm', stack: '' }],
  ['function', { t: 'handle', id: 1, k: 'function', name: 'f' }],
  ['instance', { t: 'handle', id: 2, k: 'object', name: 'Tensor' }],
  ['fake asymmetric matcher', record([['asymmetricMatch', true], ['$$typeof', 1], ['sample', 1]])],
  ['fake promise', record([['then', 1]])],
  ['fake prototype', record([['__proto__', record([['a', 1]])]])],
  ['fake length', record([['length', 2], ['0', 1], ['1', 2]])],
  ['fake Immutable', record([['@@__IMMUTABLE_ITERABLE__@@', true], ['a', 1]])],
]; // prettier-ignore

const values = Float32Array.of(1, 2);
const EXPECTED: [kind: string, value: unknown][] = [
  ['one', 1],
  ['zero', 0],
  ['minus zero', -0],
  ['NaN', NaN],
  ['true', true],
  ['text', 'a'],
  ['null', null],
  ['undefined', undefined],
  ['bigint', 1n],
  ['list', [1, 2]],
  ['empty list', []],
  ['record', { a: 1 }],
  ['empty record', {}],
  ['typed array', values],
  ['tensor', new TensorData('float32', [2], values)],
  ['error', new RemoteError('thrown', 'Error', 'm', undefined)],
  ['a judge function', () => true],
  ['float64', Float64Array.of(1, 2)],
];

const MATCHERS: [name: string, matches: (received: unknown, expected: unknown) => void][] = [
  ['toBe', (r, e) => expect(r).toBe(e)],
  ['toEqual', (r, e) => expect(r).toEqual(e)],
  ['toStrictEqual', (r, e) => expect(r).toStrictEqual(e)],
  ['toEqual inside a list', (r, e) => expect([r]).toEqual([e])],
  ['toEqual inside a record', (r, e) => expect({ x: r }).toEqual({ x: e })],
  ['toContainEqual', (r, e) => expect([r]).toContainEqual(e)],
  ['toMatchObject inside a record', (r, e) => expect({ x: r }).toMatchObject({ x: e })],
];

/** What Jest's toMatchObject takes for a part of something else; specs compare with toEqual. */
const LAX: Record<string, string[]> = {
  list: ['typed array', 'float64'],
  'typed array': ['float64'],
  'fake length': ['typed array', 'float64'],
  'fake tensor': ['tensor'],
  'fake Immutable': ['record'],
};

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));

function passes(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}

describe.each(RECEIVED)('a received %s', (kind, wire) => {
  test.each(MATCHERS)('passes %s only against what it truly equals', (name, matches) => {
    const received = decode(wire);
    const equal = EXPECTED.filter(([, expected]) => passes(() => matches(received, expected))).map(([other]) => other);
    const isIdentity = name === 'toBe' && ['object', 'function'].includes(typeof received) && received !== null;
    const truly = EXPECTED.some(([other]) => other === kind) && !isIdentity ? [kind] : [];
    const lax = name.startsWith('toMatchObject') ? ['empty record', ...(LAX[kind] ?? [])] : [];
    expect(equal.toSorted()).toEqual([...new Set([...truly, ...lax])].toSorted());
  });

  test('passes a matcher for tensors only if it is that tensor', () => {
    const received = decode(wire);
    const right = kind === 'tensor';
    expect(passes(() => expect(received).toBeCloseToTensor([1, 2]))).toBe(right);
    expect(passes(() => expect(received).toEqualTensor(tensor([1, 2])))).toBe(right);
    expect(passes(() => expect(received).toBeCloseToTensor(NdArray.of([1, 3])))).toBe(false);
    expect(passes(() => expect(received).toEqualTensor(int32([1, 2])))).toBe(false);
    expect(passes(() => expect(received).toBeCloseToNumber(1))).toBe(kind === 'one');
    expect(passes(() => expect(received).toBeBetween(0.5, 1.5))).toBe(kind === 'one');
  });

  test('gives a verdict with a message when it fails, whatever it is', () => {
    const received = decode(wire);
    try {
      expect(received).toBe('something else');
    } catch (thrown) {
      const { status, message } = verdictOf(thrown);
      const printable = kind !== 'fake Immutable'; // Jest stumbles over it
      expect(status).toBe(printable ? 'fail' : 'invalid-value');
      expect(message).toMatch(printable ? /^The result is .* but must be "something else"\.$/ : /could not work with/);
    }
    expect.assertions(3);
  });
});

test('a proxy answers nothing that JavaScript or Jest asks of any value', () => {
  const proxies = [
    exportProxy(session, 'student', ['f']),
    decode({ t: 'handle', id: 1, k: 'object', name: 'X' }),
  ] as Record<string | symbol, unknown>[];
  for (const proxy of proxies) {
    for (const key of ['asymmetricMatch', 'then', 'toJSON', 'valueOf', 'nodeType', 'prototype']) {
      expect(proxy[key] === undefined).toBe(true);
    }
    for (const key of [Symbol.iterator, Symbol.toPrimitive, Symbol.toStringTag, Symbol.asyncIterator]) {
      expect(proxy[key] === undefined).toBe(true);
    }
    expect('dtype' in proxy).toBe(false);
    expect(proxy instanceof TensorData).toBe(false);
  }
});

test('awaiting a handle gives the handle, awaiting its member asks the worker', async () => {
  const handle = decode({ t: 'handle', id: 1, k: 'object', name: 'X' }) as { loss: PromiseLike<unknown> };
  expect((await handle) === handle).toBe(true);
  expect(await handle.loss).toBe(true);
});
