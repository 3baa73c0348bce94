import { type Print, RUN } from './fingerprints';
import type { ScannedAnswer } from './scan-answer';

/** Students thought to be in the class besides, so that little is said of a small one; and how many of them have any run. */
const IMAGINED = { students: 20, holders: 3 };
/** What more than this share of a class wrote says nothing of two of them. */
const COMMON = 0.25;

/** Own runs of the answers to one exercise, and what each of them weighs. */
export interface Weighed {
  /** By answer: its runs that neither the course shows nor many others have. */
  readonly own: readonly ReadonlySet<Print>[];
  /** By answer: what all of them weigh, in bits. */
  readonly totals: readonly number[];
  /** For each two answers that share own runs, by their numbers. */
  readonly pairs: readonly PairWeight[];
}

export interface PairWeight {
  readonly left: number;
  readonly right: number;
  /** What the runs that they share weigh, in bits. */
  readonly weight: number;
}

/**
 * Weighs what answers have in common by how unlikely it is: a run that a share p of the others also has counts −log₂ p
 * bits, as if so many coins had fallen alike. As runs overlap, a token is part of `RUN` of them, and each counts a tenth.
 * Of two people who work apart and decide alike with probability p, the weight is about −log₂ p: whatever lies on the
 * beaten track of a short exercise weighs next to nothing, however exactly two answers agree.
 */
export function weigh(answers: readonly ScannedAnswer[], known: ReadonlySet<Print>): Weighed {
  const holders = holdersOf(answers, known);
  const own = answers.map(() => new Set<Print>());
  const totals = answers.map(() => 0);
  const sums = new Float64Array(answers.length ** 2);
  for (const [print, list] of holders) {
    const weight = weightOf(list.length, answers.length);
    if (weight === undefined) continue;
    list.forEach((i, a) => {
      own[i]!.add(print);
      totals[i]! += weight;
      for (let b = a + 1; b < list.length; b++) sums[i * answers.length + list[b]!]! += weight;
    });
  }
  return { own, totals, pairs: pairsIn(sums, answers.length) };
}

/** What a run says of two who have it, in bits; undefined if it says nothing. */
function weightOf(holders: number, answers: number): number | undefined {
  const others = Math.max(holders - 2, 0);
  const probability = (others + IMAGINED.holders) / (answers + IMAGINED.students);
  return probability >= COMMON ? undefined : -Math.log2(probability) / RUN;
}

/** The numbers of the answers that have a run, in their order, for each run that is not known. */
function holdersOf(answers: readonly ScannedAnswer[], known: ReadonlySet<Print>): Map<Print, number[]> {
  const holders = new Map<Print, number[]>();
  answers.forEach(({ prints }, i) => {
    for (const print of prints) {
      if (known.has(print)) continue;
      const list = holders.get(print);
      if (list === undefined) holders.set(print, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  });
  return holders;
}

function pairsIn(sums: Float64Array, count: number): PairWeight[] {
  const pairs: PairWeight[] = [];
  sums.forEach((weight, at) => {
    if (weight > 0) pairs.push({ left: Math.floor(at / count), right: at % count, weight });
  });
  return pairs;
}
