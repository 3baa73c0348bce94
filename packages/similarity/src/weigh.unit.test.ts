import { RUN } from './fingerprints';
import { weigh } from './weigh';

const nobody = (count: number) => Array.from({ length: count }, () => []);
const bits = (probability: number) => -Math.log2(probability) / RUN;

test('weigh() counts what only two have', () => {
  const { weights, holders, own, totals } = weigh([[1, 2, 3], [2, 3, 4], ...nobody(28)], new Set());
  expect(own.slice(0, 2)).toEqual([
    [0, 1, 2],
    [1, 2, 3],
  ]);
  expect(holders).toEqual([1, 2, 2, 1]);
  expect(weights[1]).toBeCloseTo(bits(3 / 50), 9);
  expect(totals[0]).toBeCloseTo(3 * bits(3 / 50), 9);
});

test('weigh() counts less what others have too', () => {
  expect(weigh([[1], [1], [1], [1], [1], ...nobody(25)], new Set()).weights[0]).toBeCloseTo(bits(6 / 50), 9);
});

test('weigh() counts nothing that the course shows', () => {
  const { totals, own, common } = weigh([[1, 2], [1, 2], ...nobody(28)], new Set([2]));
  expect(totals[0]).toBe(bits(3 / 50));
  expect(own[0]).toEqual([0]);
  expect(common.size).toBe(0);
});

test('weigh() counts nothing that every fourth has', () => {
  const everyFourth = Array.from({ length: 20 }, () => [1, 2]);
  const { weights, totals, own, common } = weigh([...everyFourth, ...nobody(30)], new Set());
  expect(weights).toEqual([]);
  expect(Math.max(...totals)).toBe(0);
  expect(own[0]).toEqual([]);
  expect([...common]).toEqual([1, 2]);
});

test('weigh() counts a run once, however often an answer repeats it', () => {
  const { totals, holders } = weigh([[1, 1, 1], [1, 1], ...nobody(28)], new Set());
  expect([totals[0], holders[0]]).toEqual([bits(3 / 50), 2]);
});

test('weigh() says something of a class of two', () => {
  expect(weigh([[1], [1]], new Set()).weights[0]).toBeCloseTo(bits(3 / 22), 9);
});
