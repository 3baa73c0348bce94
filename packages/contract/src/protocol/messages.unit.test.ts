import { parseReply } from './messages';
import { ProtocolError } from './protocol-error';

test.each([
  { ready: true, backend: 'wasm', device: 'CPU', kind: 'processor' },
  { failed: 'The backend "webgpu" cannot be used.' },
  { id: 1, ok: null },
  { id: 1, ok: { t: 'undefined' } },
  { id: 2, error: { t: 'error' } },
  { callback: 0, args: [1, 2] },
])('parseReply() takes %j', (reply) => {
  expect(parseReply(reply)).toEqual(reply);
});

test.each([
  ['what poses as two forms at once', { id: 1, ok: 5, callback: 'map', args: [] }, { id: 1, ok: 5 }],
  ['a greeting that is a callback too', { ready: true, backend: 'b', device: 'd', kind: 'k', callback: 'push', args: [] }, { ready: true, backend: 'b', device: 'd', kind: 'k' }],
  ['an answer that is an error too', { id: 1, ok: 5, error: 6 }, { id: 1, ok: 5 }],
  ['fields nobody knows', { callback: 1, args: [], verdict: 'pass' }, { callback: 1, args: [] }],
])('parseReply() keeps only what it checked of %s', (_, header, reply) => {
  expect(parseReply(header)).toEqual(reply);
}); // prettier-ignore

test.each([
  [null],
  [undefined],
  [1],
  ['ready'],
  [[]],
  [{}],
  [{ ready: 1, backend: '', device: '', kind: '' }],
  [{ ready: true, backend: {}, device: '', kind: '' }],
  [{ ready: true, backend: '', device: '' }],
  [{ failed: 1 }],
  [{ id: '1', ok: 1 }],
  [{ id: 1.5, ok: 1 }],
  [{ id: NaN, ok: 1 }],
  [{ id: 1 }],
  [{ callback: 'constructor', args: [] }],
  [{ callback: 1, args: { length: 1 } }],
  [{ callback: 1 }],
])('parseReply() refuses %j', (header) => {
  expect(() => parseReply(header)).toThrow(new ProtocolError('a reply of unknown form'));
});
