import { RUN } from './fingerprints';
import type { ScannedAnswer } from './scan-answer';
import { weigh } from './weigh';

/** Answers as their fingerprints, which are all that is weighed. */
function answers(...prints: number[][]): ScannedAnswer[] {
  return prints.map((prints, i) => ({ id: `s${i}`, text: '', tokens: [], prints }));
}

const nobody = (count: number) => Array.from({ length: count }, () => []);
const bits = (probability: number) => -Math.log2(probability) / RUN;

test('weigh() counts what only two have', () => {
  const { pairs, totals } = weigh(answers([1, 2, 3], [2, 3, 4], ...nobody(28)), new Set());
  expect(pairs).toEqual([{ left: 0, right: 1, weight: expect.closeTo(2 * bits(3 / 50), 9) as number }]);
  expect(totals[0]).toBeCloseTo(3 * bits(3 / 50), 9);
});

test('weigh() counts less what others have too', () => {
  const { pairs } = weigh(answers([1], [1], [1], [1], [1], ...nobody(25)), new Set());
  expect(pairs).toHaveLength(10);
  expect(pairs[0]!.weight).toBeCloseTo(bits(6 / 50), 9);
});

test('weigh() counts nothing that the course shows', () => {
  const { pairs, totals, own } = weigh(answers([1, 2], [1, 2], ...nobody(28)), new Set([2]));
  expect([pairs[0]!.weight, totals[0]]).toEqual([bits(3 / 50), bits(3 / 50)]);
  expect([...own[0]!]).toEqual([1]);
});

test('weigh() counts nothing that every fourth has', () => {
  const everyFourth = Array.from({ length: 20 }, () => [1, 2]);
  const { pairs, totals, own } = weigh(answers(...everyFourth, ...nobody(30)), new Set());
  expect(pairs).toEqual([]);
  expect(Math.max(...totals)).toBe(0);
  expect(own[0]!.size).toBe(0);
});

test('weigh() counts a run once, however often an answer repeats it', () => {
  const { pairs } = weigh(answers([1, 1, 1], [1, 1], ...nobody(28)), new Set());
  expect(pairs[0]!.weight).toBeCloseTo(bits(3 / 50), 9);
});

test('weigh() says something of a class of two', () => {
  expect(weigh(answers([1], [1]), new Set()).pairs[0]!.weight).toBeCloseTo(bits(3 / 22), 9);
});
