import { seededRandom } from '@gradus/runtime/random';
import { integer, integers, lengths, order, real, reals, seed } from './choices';
import type { Choice } from './draws';

const simpler = <T>(choice: Choice<T>, value: T) => [...choice.simpler(value)];

test('integer() is simpler the nearer it is to 0, or to the bound that is nearest to 0', () => {
  expect(simpler(integer(0, 10), 8)).toEqual([0, 4, 6, 7]);
  expect(simpler(integer(-5, 5), -4)).toEqual([0, -2, -3]);
  expect(simpler(integer(3, 10), 6)).toEqual([3, 5]);
  expect(simpler(integer(-9, -2), -3)).toEqual([]);
});

test('what is adapted lies within the bounds of its new place', () => {
  expect([9, -7, 1].map((value) => integer(-2, 3).adapted(value))).toEqual([2, -2, 1]);
  expect([0.2, 0.5, 1].map((value) => real(0.5, 1).adapted(value))).toEqual([undefined, 0.5, undefined]);
  expect(lengths([1, 2], [2, 4]).adapted([1, 9])).toEqual([2, 4]);
  expect(integers(2, 0, 3).adapted([2, 1, 0])).toEqual([2, 1]);
  expect(integers(2, 0, 3).adapted([2, 7])).toBeUndefined();
  expect(reals(3, 0, 1, () => 0.5).adapted([0.5])).toBeUndefined();
});

test('lengths() have fewer axes first, then shorter ones, and keep to the bounds', () => {
  expect(simpler(lengths([1, 4], [1, 5]), [3, 2])).toEqual([[2], [3], [1, 2], [2, 2], [3, 1]]);
  expect(simpler(lengths([2, 4], [2, 5]), [3, 2])).toEqual([[2, 2]]);
});

describe('reals()', () => {
  const normal = reals(3, -Infinity, Infinity, () => 0);

  it('lose digits', () => {
    expect(simpler(normal, [0.7837902, 2.750855, -0.7042585])).toEqual([[1, 3, -1], [0.8, 2.8, -0.7], [0.78, 2.75, -0.7]]); // prettier-ignore
  });

  it('never become 0 or equal, as a spec may count on random numbers not to be', () => {
    expect(simpler(normal, [0.2, 1.1, 5])).toEqual([]);
    expect(simpler(normal, [1.23, 1.41, 5])).toEqual([[1.2, 1.4, 5]]);
  });

  it('stay within their bounds', () => {
    expect(simpler(reals(1, 0.6, 2, () => 1), [1.96])).toEqual([]);
    expect(simpler(real(0.1, 0.95), 0.94)).toEqual([0.9]);
  }); // prettier-ignore
});

test('integers() become the least, all of them or one at a time', () => {
  expect(simpler(integers(2, -3, 4), [2, -1])).toEqual([[0, 0], [0, -1], [2, 0]]); // prettier-ignore
  expect(simpler(integers(1, 2, 4), [2])).toEqual([]);
});

test('order() is simplest when sorted, and a shorter one is the order of what is left', () => {
  expect(simpler(order(3), [2, 0, 1])).toEqual([[0, 1, 2]]);
  expect(simpler(order(2), [0, 1])).toEqual([]);
  expect(order(2).adapted([3, 1, 0])).toEqual([1, 0]);
});

test('seed() is never simplified', () => {
  expect(simpler(seed(1, 1000), 700)).toEqual([]);
  expect(seed(1, 1000).fresh(seededRandom(1))).toBeGreaterThanOrEqual(1);
});
