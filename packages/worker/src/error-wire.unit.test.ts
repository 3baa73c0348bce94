import { ProtocolError } from '@gradus/contract/protocol';
import { NotImplemented } from '@gradus/runtime';
import { ForbiddenImport } from './forbidden-import';
import { errorWire } from './values';

const wire = (error: unknown) => errorWire(error) as { k: string; name: string; message: string; stack: string };

const THROWN: [error: unknown, kind: string, name: string, message: string][] = [
  [new RangeError('no'), 'thrown', 'RangeError', 'no'],
  [new NotImplemented('4.02'), 'not-implemented', 'NotImplemented', 'Exercise 4.02 is not implemented yet.'],
  [new ForbiddenImport('fs'), 'forbidden', 'ForbiddenImport', 'fs'],
  [new ProtocolError('a symbol cannot be sent'), 'invalid-value', 'ProtocolError', 'a symbol cannot be sent'],
  ['oops', 'thrown', 'Error', 'oops was thrown, which is not an Error'],
  [null, 'thrown', 'Error', 'null was thrown, which is not an Error'],
  [Symbol('s'), 'thrown', 'Error', 'Symbol(s) was thrown, which is not an Error'],
  [Object.create(null), 'thrown', 'Error', 'something was thrown that cannot be read'],
  [Object.assign(new Error('x'), { name: { toString: 1 } }), 'thrown', 'Error', 'something was thrown that cannot be read'],
]; // prettier-ignore

test.each(THROWN.map(([error, kind, ...texts]) => [kind, texts.join(': '), error] as const))(
  'errorWire() is %s, %s',
  (kind, text, error) => {
    const { k, name, message } = wire(error);
    expect([k, `${name}: ${message}`]).toEqual([kind, text]);
  },
);

test('errorWire() cuts endless texts, and keeps the frames of the stack', () => {
  const { message, stack } = wire(new Error('x'.repeat(1e6)));
  expect(message).toHaveLength(4_000);
  expect(stack).toMatch(/^\s+at /);
  expect(stack.length).toBeLessThanOrEqual(8_000);
});
