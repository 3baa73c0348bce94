import fc from 'fast-check';
import { afterLateness, daysLate, hundredths, type Part, shareOf, weightedPoints } from './arithmetic';

const part = fc
  .record({
    max: fc.integer({ min: 1, max: 20_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ max, share, weight }): Part => ({ max, points: Math.floor(share * max), weight }));
const parts = fc.array(part, { minLength: 1, maxLength: 12 }).filter((all) => all.some(({ weight }) => weight > 0));
const whole = fc.integer({ min: 1, max: 1_000_000 });
const late = fc
  .record({ percentPerDay: fc.integer({ max: 10_000, min: 0 }), mostPercent: fc.integer({ max: 10_000, min: 0 }) })
  .map(({ percentPerDay, mostPercent }) => ({ percentPerDay: percentPerDay / 100, mostPercent: mostPercent / 100 }));
const days = fc.integer({ min: 0, max: 400 }); // prettier-ignore

describe('weightedPoints()', () => {
  test('is the weighted mean, to half a hundredth', () => {
    fc.assert(
      fc.property(parts, whole, (all, max) => {
        const sum = (of: (part: Part) => number) => all.reduce((total, one) => total + one.weight * of(one), 0);
        const exact = (max * sum(({ points }) => points)) / sum((one) => one.max);
        expect(Math.abs(weightedPoints(all, max) - exact)).toBeLessThanOrEqual(0.5 + 1e-6 * max);
      }),
    );
  });

  test('is 0 for nothing, everything for everything, and within', () => {
    fc.assert(
      fc.property(parts, whole, (all, max) => {
        const points = weightedPoints(all, max);
        expect(Number.isInteger(points) && points >= 0 && points <= max).toBe(true);
        expect(weightedPoints(all.map((one) => ({ ...one, points: 0 })), max)).toBe(0);
        expect(weightedPoints(all.map((one) => ({ ...one, points: one.max })), max)).toBe(max);
      }),
    );
  });

  test('never falls when a lesson gets better', () => {
    fc.assert(
      fc.property(parts, whole, fc.nat(), fc.nat(), (all, max, which, more) => {
        const better = all.map((one, i) => (i === which % all.length ? { ...one, points: Math.min(one.max, one.points + more) } : one));
        expect(weightedPoints(better, max)).toBeGreaterThanOrEqual(weightedPoints(all, max));
      }),
    );
  });

  test('does not change when all weights are multiplied, or lessons come in another order', () => {
    fc.assert(
      fc.property(parts, whole, fc.integer({ min: 2, max: 9 }), (all, max, factor) => {
        const points = weightedPoints(all, max);
        expect(weightedPoints(all.map((one) => ({ ...one, weight: factor * one.weight })), max)).toBe(points);
        expect(weightedPoints(all.toReversed(), max)).toBe(points);
      }),
    );
  });

  test('is the plain sum for equal weights and the points that there are', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const equal = all.map((one) => ({ ...one, weight: 100 }));
        const sum = (key: 'points' | 'max') => all.reduce((total, one) => total + one[key], 0);
        expect(weightedPoints(equal, sum('max'))).toBe(sum('points'));
      }),
    );
  });

  test('half a hundredth goes up, exactly', () => {
    expect(weightedPoints([{ points: 1, max: 2, weight: 100 }], 1)).toBe(1);
    expect(shareOf(5, 1, 10)).toBe(1);
    expect(shareOf(4, 1, 10)).toBe(0);
  });
}); // prettier-ignore

describe('afterLateness()', () => {
  test('takes off what is said and no more, and nothing in time', () => {
    fc.assert(
      fc.property(whole, days, late, (points, count, policy) => {
        const { percent, points: left } = afterLateness(points, count, policy);
        expect(percent).toBeLessThanOrEqual(policy.mostPercent);
        expect(Math.abs(left - points * (1 - Math.min(policy.mostPercent, count * policy.percentPerDay) / 100))).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(left >= 0 && left <= points).toBe(true);
        expect(afterLateness(points, 0, policy).points).toBe(points);
      }),
    );
  });

  test('never gives more for another day', () => {
    fc.assert(
      fc.property(whole, days, late, (points, count, policy) => {
        expect(afterLateness(points, count + 1, policy).points).toBeLessThanOrEqual(afterLateness(points, count, policy).points);
      }),
    );
  });
}); // prettier-ignore

describe('daysLate()', () => {
  const deadline = new Date('2026-11-30T23:59:00+01:00');
  test.each([
    ['before the deadline', '2026-11-30T22:00:00+01:00', 0],
    ['at the deadline', '2026-11-30T23:59:00+01:00', 0],
    ['at the end of the grace', '2026-12-01T00:14:00+01:00', 0],
    ['a second after it', '2026-12-01T00:14:01+01:00', 1],
    ['in another offset', '2026-11-30T23:14:01Z', 1],
    ['a day after it', '2026-12-02T00:14:00+01:00', 1],
    ['a day and a second after it', '2026-12-02T00:14:01+01:00', 2],
  ])('%s', (_, handedIn, expected) => expect(daysLate(new Date(handedIn), deadline, 15)).toBe(expected));
});

test('decimals are whole hundredths', () => expect([0.29, 1.1, 4.35].map(hundredths)).toEqual([29, 110, 435]));
