import type { Weighed } from './weigh';

/** Two answers that agree, by their numbers, the smaller one left. */
export interface Agreement {
  readonly left: number;
  readonly right: number;
  /** What the runs that they share weigh, in bits. */
  readonly weight: number;
  /** The share of what both have of their own, 0 … 1. */
  readonly share: number;
}

/**
 * All pairs that share so much, without a look at those that cannot: whoever shares two thirds of the weight of an answer
 * has one of its rarest runs, those that make up the other third. Only answers that have one of their rarest runs in common
 * are compared (prefix filtering, as in Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
 *
 * @param threshold the least share, 0 … 1
 * @param leastWeight in bits, above 0
 */
export function* alike(weighed: Weighed, threshold: number, leastWeight: number): Generator<Agreement> {
  const { weights, own, totals } = weighed;
  const rarest = rarestRuns(weighed, threshold, leastWeight);
  const owners = ownersOf(rarest, weights.length);
  /** Who was last seen to have a run, and whom an answer was last compared with. */
  const [isOf, metBy] = [new Int32Array(weights.length).fill(-1), new Int32Array(own.length).fill(-1)];
  for (let left = 0; left < own.length; left++) {
    const candidates = rarest[left]!.flatMap((run) => owners[run]!.filter((right) => isNew(right, left, metBy)));
    if (candidates.length === 0) continue;
    for (const run of own[left]!) isOf[run] = left;
    for (const right of candidates.sort((a, b) => a - b)) {
      let weight = 0;
      for (const run of own[right]!) if (isOf[run] === left) weight += weights[run]!;
      const share = (2 * weight) / (totals[left]! + totals[right]!);
      if (share >= threshold && weight >= leastWeight) yield { left, right, weight, share };
    }
  }
}

function isNew(right: number, left: number, metBy: Int32Array): boolean {
  if (right <= left || metBy[right] === left) return false;
  metBy[right] = left;
  return true;
}

/** Sums are not made in the same order everywhere. */
const ROUNDING = 1e-9;

/**
 * By answer: its rarest runs, so many that all others together weigh less than what it must share. Of two answers with totals A and
 * B that share w ≥ t (A + B) ÷ 2, both have w ≤ B, so that w ≥ t A ÷ (2 − t). The rarest run that they share is in both lists,
 * as all answers have the same order of runs.
 */
function rarestRuns({ weights, holders, own, totals }: Weighed, threshold: number, leastWeight: number): number[][] {
  return own.map((runs, i) => {
    const least = Math.max((threshold * totals[i]!) / (2 - threshold), leastWeight) * (1 - ROUNDING);
    let rest = totals[i]!;
    const rarest: number[] = [];
    for (const run of runs.toSorted((a, b) => holders[a]! - holders[b]! || a - b)) {
      if (rest < least) break;
      rarest.push(run);
      rest -= weights[run]!;
    }
    return rarest;
  });
}

/** By run: the answers among whose rarest ones it is, in their order. */
function ownersOf(rarest: readonly (readonly number[])[], runs: number): number[][] {
  const owners = Array.from({ length: runs }, (): number[] => []);
  rarest.forEach((list, i) => {
    for (const run of list) owners[run]!.push(i);
  });
  return owners;
}
