import { segmentsOf } from './segments';

const region = (left: [number, number], right: [number, number]) => ({ left, right });

test('segmentsOf() marks what is shared, numbered alike on both sides', () => {
  const regions = [region([2, 4], [5, 7]), region([5, 6], [0, 1])];
  const pieces = (text: string, side: 'left' | 'right') =>
    segmentsOf(text, regions, side).map((it) => (it.status === 'shared' ? `${it.number}:${it.text}` : it.status === 'gap' ? it.lines : it.text)); // prettier-ignore
  expect(pieces('abCDeFg', 'left')).toEqual(['ab', '1:CD', 'e', '2:F', 'g']);
  expect(pieces('FabcdCD', 'right')).toEqual(['2:F', 'abcd', '1:CD']);
});

test('segmentsOf() leaves out long stretches that are not shared, and no line of what is', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join('');
  const start = lines.indexOf('line 20');
  const segments = segmentsOf(lines, [region([start, start + 15], [0, 0])], 'left');
  expect(segments.map((it) => (it.status === 'gap' ? it.lines : it.text.split('\n').length))).toEqual([
    17, 5, 2, 5, 15,
  ]);
  expect(segments[2]).toEqual({ status: 'shared', text: 'line 20\nline 21', number: 1 });
});

test('segmentsOf() has nothing to show of nothing', () => {
  expect(segmentsOf('', [], 'left')).toEqual([]);
});
