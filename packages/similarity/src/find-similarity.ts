import type { Likeness, NotCompared, Region, SimilarPair, Similarity, Span } from '@gradus/contract';
import { type Print, printsOf, RUN } from './fingerprints';
import { groupsOf } from './groups-of';
import { leastExercises } from './least-exercises';
import { memberNames, scan } from './scan';
import { type Answer, scanAnswer, type ScannedAnswer } from './scan-answer';
import { type Tile, tilesOf } from './tiles';
import { weigh } from './weigh';

/** What a class answered to one exercise. */
export interface ExerciseAnswers {
  readonly id: string;
  readonly name: string;
  readonly answers: readonly Answer[];
  /** What students need not have from each other: the stub, the solution, answers that many think of. */
  readonly known: readonly string[];
}

export interface SimilarityRequest {
  /** Ids of all submissions. */
  readonly submissions: readonly string[];
  readonly exercises: readonly ExerciseAnswers[];
  /** Share of what two answers have of their own that must be common to both, 0 … 1. */
  readonly threshold: number;
  /** What a pair must weigh; {@link leastWeight}, or else agreement in many exercises, if left out. */
  readonly leastWeight?: number;
  /** In so many of the heaviest pairs the regions are looked for, which takes longest; in all if left out. */
  readonly detailed?: number;
}

/** Two answers that agree in less are not told from two people who thought alike. */
const LEAST_LIKENESS = 8;

/**
 * What a pair must weigh to be shown, in bits: the more exercises and the more pairs, the more occasions for agreeing by
 * chance; twice as many pairs are one more coin. Tried on made classes: `docs/decisions.md` has the figures.
 */
export function leastWeight(exercises: number, submissions: number): number {
  return 60 + exercises / 2 + Math.log2(Math.max(countPairs(submissions), 1));
}

function countPairs(submissions: number): number {
  return (submissions * (submissions - 1)) / 2;
}

/**
 * Finds pairs of submissions whose answers agree in more than the exercises explain. Every answer is cut into runs of
 * tokens; runs that the course itself shows are left out, and the others weigh the more the fewer of the class have them.
 * Nothing is executed, and time grows with the square of the class only where answers agree.
 */
export function findSimilarity(request: SimilarityRequest): Similarity {
  const { submissions, threshold, detailed = Infinity } = request;
  const exercises = request.exercises.filter(({ answers }) => answers.length > 1);
  const least = request.leastWeight ?? leastWeight(exercises.length, submissions.length);
  const api = new Set(request.exercises.flatMap(({ known }) => known).flatMap(memberNames));
  const compared = exercises.map((exercise) => compare(exercise, api, threshold));
  const agreements = compared.flatMap(({ likenesses }) => likenesses);
  const many = request.leastWeight === undefined ? leastExercises(agreements.length, countPairs(submissions.length), exercises.length) : Infinity; // prettier-ignore
  const pairs = [...byPair(agreements)]
    .map((all) => ({ all, weight: sum(all.map(({ weight }) => weight)) }))
    .filter(({ all, weight }) => weight >= least || all.length >= many)
    .sort((a, b) => b.weight - a.weight)
    .map(({ all, weight }, i) => pairOf(all, weight, i < detailed ? (found) => regionsOf(found, api) : () => []));
  return {
    submissions: submissions.length,
    exercises: exercises.length,
    threshold,
    leastWeight: least,
    ...(many < Infinity && { leastExercises: many }),
    pairs,
    groups: groupsOf(pairs),
    notCompared: compared.flatMap(({ tooLong }) => tooLong),
  };
}

/** Two answers that agree. Of thousands of them only those of heavy pairs are looked at again, so no tokens are kept. */
interface Found {
  readonly exercise: ExerciseAnswers;
  readonly left: Answer;
  readonly right: Answer;
  readonly share: number;
  readonly weight: number;
  /** Of the left one: runs that neither the course shows nor many others have. */
  readonly own: ReadonlySet<Print>;
}

function compare(
  exercise: ExerciseAnswers,
  api: ReadonlySet<string>,
  threshold: number,
): { likenesses: Found[]; tooLong: NotCompared[] } {
  const scanned = exercise.answers.map((answer) => scanAnswer(answer, api));
  const answers = scanned.filter((answer) => answer !== undefined);
  const tooLong = exercise.answers.filter((_, i) => scanned[i] === undefined);
  const known = new Set(exercise.known.flatMap((text) => printsOf(scan(text, api))));
  const { own, totals, pairs } = weigh(answers, known);
  const likenesses = pairs.flatMap(({ left, right, weight }): Found[] => {
    const share = (2 * weight) / (totals[left]! + totals[right]!);
    if (share < threshold || weight < LEAST_LIKENESS) return [];
    const [a, b] = [answers[left]!, answers[right]!].map(({ id, text }) => ({ id, text })) as [Answer, Answer];
    return [{ exercise, left: a, right: b, share, weight, own: own[left]! }];
  });
  const reason = 'is longer than any answer needs to be, and was compared with nothing.';
  return { likenesses, tooLong: tooLong.map(({ id }) => ({ id, exercise: exercise.id, reason })) };
}

function byPair(found: readonly Found[]): Iterable<readonly Found[]> {
  const pairs = new Map<string, Found[]>();
  for (const one of found) {
    const key = JSON.stringify([one.left.id, one.right.id]);
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [one]);
    else list.push(one);
  }
  return pairs.values();
}

function pairOf(found: readonly Found[], weight: number, regionsIn: (found: Found) => Region[]): SimilarPair {
  const { left, right } = found[0]!;
  const likenesses = found.map((one) => likenessOf(one, regionsIn(one)));
  return { left: left.id, right: right.id, weight, likenesses };
}

function likenessOf({ exercise: { id, name }, left, right, share, weight }: Found, regions: Region[]): Likeness {
  const isSameText = left.text === right.text;
  return { exercise: { id, name }, share, weight, isSameText, left: left.text, right: right.text, regions };
}

function regionsOf({ left, right, own }: Found, api: ReadonlySet<string>): Region[] {
  const [a, b] = [scanAnswer(left, api)!, scanAnswer(right, api)!];
  const parts = tilesOf(a, b).flatMap((tile) => ownParts(tile, a.prints, own));
  return parts.map((part) => ({ left: spanOf(a, part.left, part), right: spanOf(b, part.right, part) }));
}

/** The parts of a tile that lie in runs of their own. */
function ownParts({ left, right, length }: Tile, prints: readonly Print[], own: ReadonlySet<Print>): Tile[] {
  const parts: Tile[] = [];
  for (let i = 0; i + RUN <= length; i++) {
    if (!own.has(prints[left + i]!)) continue;
    const last = parts.at(-1);
    const isNext = last !== undefined && left + i <= last.left + last.length;
    if (isNext) parts[parts.length - 1] = { ...last, length: left + i + RUN - last.left };
    else parts.push({ left: left + i, right: right + i, length: RUN });
  }
  return parts;
}

function spanOf({ tokens }: ScannedAnswer, from: number, { length }: Tile): Span {
  return [tokens[from]!.start, tokens[from + length - 1]!.end];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
