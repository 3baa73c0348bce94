import { type Print, RUN } from './fingerprints';

/** Students thought to be in the class besides, so that little is said of a small one; and how many of them have any run. */
const IMAGINED = { students: 20, holders: 3 };
/** What more than this share of a class wrote says nothing of two of them. */
const COMMON = 0.25;

/** What is counted in the answers to one exercise. Runs that count have numbers from 0 on. */
export interface Weighed {
  /** What each run weighs, in bits. */
  readonly weights: readonly number[];
  /** How many answers have each run. */
  readonly holders: readonly number[];
  /** By answer: the numbers of its runs, ascending. */
  readonly own: readonly (readonly number[])[];
  /** By answer: what all of them weigh, in bits. */
  readonly totals: readonly number[];
  /** Runs that the course does not show, and that too many have to count. */
  readonly common: ReadonlySet<Print>;
}

/**
 * Weighs what answers have in common by how unlikely it is: a run that a share p of the others also has counts −log₂ p
 * bits, as if so many coins had fallen alike. As runs overlap, a token is part of `RUN` of them, and each counts a tenth.
 * Of two people who work apart and decide alike with probability p, the weight is about −log₂ p: whatever lies on the
 * beaten track of a short exercise weighs next to nothing, however exactly two answers agree.
 *
 * @param answers the runs of each
 * @param known runs that the course itself shows
 */
export function weigh(answers: readonly (readonly Print[])[], known: ReadonlySet<Print>): Weighed {
  const weights: number[] = [];
  const holders: number[] = [];
  const own = answers.map((): number[] => []);
  const totals = answers.map(() => 0);
  const common = new Set<Print>();
  for (const [print, list] of holdersOf(answers, known)) {
    const weight = weightOf(list.length, answers.length);
    if (weight === undefined) {
      common.add(print);
      continue;
    }
    for (const i of list) {
      own[i]!.push(weights.length);
      totals[i]! += weight;
    }
    weights.push(weight);
    holders.push(list.length);
  }
  return { weights, holders, own, totals, common };
}

/** What a run says of two who have it, in bits; undefined if it says nothing. */
function weightOf(holders: number, answers: number): number | undefined {
  const others = Math.max(holders - 2, 0);
  const probability = (others + IMAGINED.holders) / (answers + IMAGINED.students);
  return probability >= COMMON ? undefined : -Math.log2(probability) / RUN;
}

/** The numbers of the answers that have a run, in their order, for each run that is not known. */
function holdersOf(answers: readonly (readonly Print[])[], known: ReadonlySet<Print>): Map<Print, number[]> {
  const holders = new Map<Print, number[]>();
  answers.forEach((prints, i) => {
    for (const print of prints) {
      if (known.has(print)) continue;
      const list = holders.get(print);
      if (list === undefined) holders.set(print, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  });
  return holders;
}
