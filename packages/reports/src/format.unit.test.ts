import { alignedPoints, counted, duration, moment, percent, roundPoints } from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  [0, '0 %'],
  [0.001, '< 1 %'],
  [0.3333, '33 %'],
  [0.999, '99 %'],
  [1, '100 %'],
])('percent(%p): nearly all is not all', (share, text) => expect(plain(percent(share))).toBe(text));

it.each([
  [12, '< 0.1 s'],
  [130, '0.1 s'],
  [9_940, '9.9 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [59_700, '1 min 0 s'],
  [3_599_700, '1 h 0 min'],
  [7_505_000, '2 h 5 min'],
])('duration(%p)', (ms, text) => expect(plain(duration(ms))).toBe(text));

it('counted() knows one from many', () =>
  expect([counted(1, 'check'), counted(0, 'check')].map(plain)).toEqual(['1 check', '0 checks']));
it('points have one decimal where they are rounded', () =>
  expect([roundPoints(32_407), roundPoints(30_000), alignedPoints(30_000)]).toEqual(['324.1', '300', '300.0']));
it('moment() reads a time, and leaves alone what is none', () =>
  expect([moment('2026-11-21T16:34:59.123Z'), moment('soon')]).toEqual(['2026-11-21, 16:34 UTC', 'soon']));
