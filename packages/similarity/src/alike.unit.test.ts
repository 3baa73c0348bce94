import { type Agreement, alike } from './alike';
import { seeded } from './testing/seeded';
import { weigh, type Weighed } from './weigh';

/** Every pair compared with every other, run by run. */
function oneByOne({ weights, own, totals }: Weighed, threshold: number, leastWeight: number): Agreement[] {
  return own.flatMap((runs, left) =>
    own.flatMap((others, right): Agreement[] => {
      if (right <= left) return [];
      const weight = others.filter((run) => runs.includes(run)).reduce((sum, run) => sum + weights[run]!, 0);
      const share = (2 * weight) / (totals[left]! + totals[right]!);
      return share >= threshold && weight >= leastWeight ? [{ left, right, weight, share }] : [];
    }),
  );
}

/** A class in families: each answer is that of its family but for a share of its runs. */
function family(random: () => number): number[][] {
  const runs = () => Array.from({ length: 5 + Math.floor(60 * random()) }, () => Math.floor(300 * random()));
  const families = Array.from({ length: 8 }, runs);
  return Array.from({ length: 90 }, () => {
    const changed = random() < 0.3 ? 0 : 0.4 * random();
    const ownRuns = families[Math.floor(8 * random() ** 2)]!.map((run) => (random() < changed ? Math.floor(9000 * random()) : run)); // prettier-ignore
    return random() < 0.1 ? [] : ownRuns.slice(Math.floor(20 * random() ** 3));
  });
}

test.each([0, 0.2, 0.5, 0.8, 0.95, 1])('alike() finds the pairs that share %d, as if every two were compared', (threshold) => {
  let found = 0;
  for (let seed = 0; seed < 12; seed++) {
    const weighed = weigh(family(seeded(`alike ${seed}`)), new Set());
    for (const least of [0.5, 3, 8]) {
      const expected = oneByOne(weighed, threshold, least);
      expect([...alike(weighed, threshold, least)]).toEqual(expected); // the same pairs, order and bits
      found += expected.length;
    }
  }
  expect(found).toBeGreaterThan(threshold === 1 ? 10 : 300);
}); // prettier-ignore

test('alike() finds nobody in a class that has nothing of its own', () => {
  expect([...alike(weigh([[], [1], []], new Set([1])), 0.8, 8)]).toEqual([]);
});
