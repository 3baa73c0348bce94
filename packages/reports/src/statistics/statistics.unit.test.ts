import fc from 'fast-check';
import { histogram } from './histogram';
import { pointBiserial } from './point-biserial';
import { mean, median, quantile } from './quantile';

describe('quantile', () => {
  it('interpolates between neighbours, as R does by default', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((q) => quantile([1, 2, 4, 10], q))).toEqual([1, 1.75, 3, 5.5, 10]);
    expect(quantile([7], 0.3)).toBe(7);
  });

  it('has a median that needs no order, and a mean', () => {
    expect(median([10, 1, 4, 2])).toBe(3);
    expect(mean([1, 2, 6])).toBe(3);
  });
});

describe('histogram', () => {
  it('puts a border above itself, and what is most into the last bin', () => {
    const counts = histogram([0, 24, 25, 75, 99, 100], 100, 4).map(({ from, to, count }) => [from, to, count]);
    expect(counts).toEqual([[0, 25, 2], [25, 50, 1], [50, 75, 0], [75, 100, 3]]); // prettier-ignore
  });

  it('loses nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 })), (scores) => {
        expect(histogram(scores, 40_000, 20).reduce((sum, { count }) => sum + count, 0)).toBe(scores.length);
      }),
      { seed: 1 },
    );
  });
});

describe('pointBiserial', () => {
  it('is (mean of those who pass − mean of those who fail) / standard deviation · √(p q)', () => {
    // means 9 and 6, p = 2/5, variance of 10 8 7 6 5 is 2.96
    const expected = ((9 - 6) / Math.sqrt(2.96)) * Math.sqrt((2 / 5) * (3 / 5));
    expect(pointBiserial([1, 1, 0, 0, 0], [10, 8, 7, 6, 5])).toBeCloseTo(expected, 12);
  });

  it('is 1 and −1 where passing and points are the same and opposite', () => {
    expect(pointBiserial([1, 0], [5, 3])).toBeCloseTo(1, 12);
    expect(pointBiserial([1, 0], [3, 5])).toBeCloseTo(-1, 12);
  });

  it('says nothing where nothing differs', () => {
    expect(pointBiserial([1, 1], [3, 5])).toBeUndefined();
    expect(pointBiserial([1, 0], [4, 4])).toBeUndefined();
    expect(pointBiserial([], [])).toBeUndefined();
  });

  it('changes with neither unit nor origin of the points', () => {
    const students = fc.array(fc.record({ passed: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 400 }) }), {
      minLength: 3,
    });
    fc.assert(
      fc.property(students, fc.integer({ min: 1, max: 9 }), fc.integer(), (all, scale, shift) => {
        const passed = all.map((one) => one.passed);
        const r = pointBiserial(passed, all.map(({ score }) => score)); // prettier-ignore
        const other = pointBiserial(passed, all.map(({ score }) => scale * score + (shift % 1000))); // prettier-ignore
        if (r === undefined) expect(other).toBeUndefined();
        else expect(other).toBeCloseTo(r, 8);
      }),
      { seed: 1 },
    );
  });
});
