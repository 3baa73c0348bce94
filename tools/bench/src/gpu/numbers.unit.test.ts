import { numbers } from './numbers';

describe('numbers()', () => {
  it('gives what torch-bench.py makes of the same seed', () => {
    // printed by PyTorch 2.13
    expect([...numbers(5, 100, 2)]).toEqual([0.939030886, 1.67904341, 1.32949615, -1.81277454, -0.355979204].map(Math.fround)); // prettier-ignore
    expect([...numbers(3_000_001, 1, 1).slice(-2)]).toEqual([0.592925191, 0.281635702].map(Math.fround));
  });

  it('spreads over the whole interval, another way for each seed', () => {
    const [one, other] = [numbers(10_000, 1, 1), numbers(10_000, 2, 1)];
    const mean = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0) / 10_000;
    expect(Math.abs(mean(one))).toBeLessThan(0.02);
    expect(mean(one.map((value) => value ** 2))).toBeCloseTo(1 / 3, 1);
    expect(Math.abs(mean(one.map((value, i) => value * other[i]!)))).toBeLessThan(0.02);
  });
});
