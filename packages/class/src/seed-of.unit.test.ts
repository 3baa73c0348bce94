import { seedOf } from './seed-of';

test('seedOf() is fixed, below 10⁹, and another one for another id or run', () => {
  const seeds = [seedOf(1, 'ada'), seedOf(1, 'bob'), seedOf(2, 'ada'), seedOf(1, 'ada')];
  expect(seeds[3]).toBe(seeds[0]);
  expect(new Set(seeds).size).toBe(3);
  for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 1e9).toBe(true);
});
