import { Generators } from './generators';

const gen = (purpose = 'values', seed = 1) => Generators.of(seed, `4.02/${purpose}`);
const mean = (xs: ArrayLike<number>) => Array.from(xs).reduce((sum, x) => sum + x, 0) / xs.length;
const std = (xs: ArrayLike<number>) => {
  const middle = mean(xs);
  return Math.sqrt(mean(Array.from(xs, (x) => (x - middle) ** 2)));
};

test('Generators give the same values for the same seed and purpose, and others for others', () => {
  const values = [gen(), gen(), gen('shift'), gen('values', 2)].map((g) => [...g.normal([4]).values]);
  expect(values[0]).toEqual(values[1]);
  expect(new Set(values.map(String)).size).toBe(3);
});

test('Generators keep their golden values: expected messages and student bug reports depend on them', () => {
  const g = gen();
  const draws = [g.int(0, 1000), g.number(), ...g.permutation(5), g.seed(), ...g.uniform([2]).values, ...g.shape()];
  expect(draws).toEqual(GOLDEN);
});

/** Computed by another program from the definitions of mulberry32, FNV-1a and the Fisher-Yates shuffle. */
const GOLDEN = [493, 0.9574351236224174, 3, 2, 0, 1, 4, 640001862, 0.699375331401825, 0.7127412557601929, 2];

test('normal() has the mean and the deviation asked for', () => {
  const { values, dtype, shape } = gen().normal([100, 100], { mean: 3, scale: 2 });
  expect([dtype, shape]).toEqual(['float32', [100, 100]]);
  expect(mean(values)).toBeCloseTo(3, 1);
  expect(std(values)).toBeCloseTo(2, 1);
});

test('uniform() and number() stay in [low, high) and fill it', () => {
  const { values } = gen().uniform([5000], -1, 3);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...values)).toBeLessThan(3);
  expect(mean(values)).toBeCloseTo(1, 1);
  const g = gen();
  const numbers = Array.from({ length: 1000 }, () => g.number(5, 6));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...numbers)).toBeLessThan(6);
});

test('integers() and int() reach low and high − 1 and nothing else', () => {
  const { values, dtype } = gen().integers([500], -2, 3);
  expect(dtype).toBe('int32');
  expect([...new Set(values)].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

test('bools() are true as often as asked', () => {
  const { values, dtype } = gen().bools([5000], 0.2);
  expect(dtype).toBe('bool');
  expect(new Set(values)).toEqual(new Set([0, 1]));
  expect(mean(values)).toBeCloseTo(0.2, 1);
});

test('distinct() has no ties, keeps its distance, and is shuffled', () => {
  const { values } = gen().distinct([40], -1, 1);
  const sorted = values.toSorted();
  expect(sorted[0]).toBeGreaterThanOrEqual(-1);
  expect(sorted.at(-1)).toBeLessThanOrEqual(1);
  for (let i = 1; i < 40; i++) expect(sorted[i]! - sorted[i - 1]!).toBeCloseTo(2 / 40, 5);
  expect([...values]).not.toEqual([...sorted]);
});

test('shape() keeps rank and lengths within bounds', () => {
  const g = gen();
  const shapes = Array.from({ length: 500 }, () => g.shape({ minRank: 0, maxRank: 3, minLength: 2, maxLength: 4 }));
  expect([...new Set(shapes.map((shape) => shape.length))].sort()).toEqual([0, 1, 2, 3]);
  expect([...new Set(shapes.flat())].sort()).toEqual([2, 3, 4]);
});

test('permutation(n) holds 0 … n − 1 once each', () => {
  expect(gen().permutation(20).sort((a, b) => a - b)).toEqual([...Array(20).keys()]); // prettier-ignore
});

test('pick() takes every choice', () => {
  const g = gen();
  expect(new Set(Array.from({ length: 50 }, () => g.pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
});

test('seed() is a positive integer below 2^30', () => {
  const seed = gen().seed();
  expect(Number.isInteger(seed) && seed > 0 && seed < 2 ** 30).toBe(true);
});
