import { normal, seededRandom } from '@gradus/runtime/random';
import {
  chiSquareBeyond,
  correlationBeyond,
  deviationBeyond,
  factorial,
  meanBeyond,
  shareBeyond,
  someEqual,
  squaresBeyond,
} from './beyond';
import { likelyAllDifferent, likelyCorrelation, likelyDeviation, likelyMean, likelyRootMeanSquare, likelyShare } from './likely'; // prettier-ignore

/** P(X ≥ k) for n coins, term by term. */
function binomialTail(n: number, p: number, k: number): number {
  let [term, tail] = [(1 - p) ** n, 0];
  for (let i = 0; i <= n; i++) {
    if (i >= k) tail += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return tail;
}

test.each([
  [100, 0.5, 70],
  [300, 0.2, 100],
  [50, 0.9, 50],
])('shareBeyond() of %i coins with p = %f is above the exact probability of %i, by a factor below 20', (n, p, k) => {
  const exact = binomialTail(n, p, k);
  const bound = shareBeyond({ n, p }, k / n);
  expect(bound).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
  expect(bound).toBeLessThan(20 * exact);
});

test('meanBeyond() is above the normal tails: 2.867e-7 each beyond 5 σ', () => {
  const bound = meanBeyond({ n: 100, std: 2 }, 5 * 0.2);
  expect(bound).toBeGreaterThan(2 * 2.867e-7);
  expect(bound).toBeLessThan(2 * 2.867e-7 * 20);
});

test.each([
  [23, 72, 5.95e-7], // the density, integrated numerically; the others are quantiles of tables
  [1, 3.841459, 0.05],
  [2, 9.21034, 0.01],
  [10, 18.307038, 0.05],
])('chiSquareBeyond() with %i degrees of freedom at %f is %f', (freedom, x, expected) => {
  const found = chiSquareBeyond(x, freedom);
  expect(found).toBeGreaterThanOrEqual(expected * 0.98);
  expect(found).toBeLessThan(expected * (freedom === 1 ? 1.4 : 1.02)); // the bound of Mills, where it weighs most
});

test('squaresBeyond() and deviationBeyond() are above χ², on the upper side, and go down on both', () => {
  expect(squaresBeyond(24, 3)).toBeGreaterThan(chiSquareBeyond(72, 24));
  expect(squaresBeyond(24, 3)).toBeLessThan(30 * chiSquareBeyond(72, 24));
  expect(deviationBeyond(24, Math.sqrt(72 / 24))).toBeCloseTo(squaresBeyond(23, 72 / 23), 12);
  expect([0.25, 0.5, 0.8].map((ratio) => squaresBeyond(50, ratio))).toEqual(
    [0.25, 0.5, 0.8].map((ratio) => squaresBeyond(50, ratio)).toSorted((a, b) => a - b),
  );
});

test('someEqual() counts pairs', () => {
  expect(someEqual(7, factorial(12))).toBeCloseTo(21 / 479001600, 15);
  expect(likelyAllDifferent(7, factorial(12))).toEqual({ low: 6, high: Infinity, falseAlarm: 21 / 479001600 });
});

describe('bounds', () => {
  it('have the rate that they are made for on each side', () => {
    const share = likelyShare(1e5, 0.2, 1e-8);
    for (const q of [share.low, share.high]) expect(shareBeyond({ n: 1e5, p: 0.2 }, q)).toBeCloseTo(5e-9, 14);
    expect(meanBeyond({ n: 50, std: 3 }, likelyMean(50, { mean: 7, std: 3 }, 1e-8).high - 7)).toBeCloseTo(1e-8, 14);
    const deviation = likelyDeviation(400, 0.1, 1e-8);
    for (const s of [deviation.low, deviation.high]) expect(deviationBeyond(400, s / 0.1)).toBeCloseTo(5e-9, 14);
    expect(correlationBeyond(600, likelyCorrelation(600, 1e-8).high)).toBeCloseTo(1e-8, 14);
  });

  it('leave a side open where nothing is improbable enough', () => {
    const { low, high } = likelyShare(10, 0.5, 1e-8);
    expect([low < 0, high > 1]).toEqual([true, true]);
  });

  it('hold what is drawn, nearly always, and not much more', () => {
    const random = seededRandom(1);
    let outside = 0;
    for (let run = 0; run < 2000; run++) {
      const xs = Array.from({ length: 40 }, () => 3 * normal(random));
      const rms = Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / 40);
      const { low, high } = likelyRootMeanSquare(40, 3, 0.05);
      if (rms <= low || rms >= high) outside++;
    }
    expect(outside / 2000).toBeLessThan(0.05);
    expect(outside / 2000).toBeGreaterThan(0.001);
  });
});
