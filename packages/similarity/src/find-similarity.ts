import type { Likeness, NotCompared, Region, SimilarPair, Similarity, Span } from '@gradus/contract';
import { alike } from './alike';
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
  /** Called after each exercise. */
  readonly onExercise?: () => void;
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
  const compared = request.exercises.flatMap((exercise) => {
    const done = exercises.includes(exercise) ? [compare(exercise, api, threshold)] : [];
    request.onExercise?.();
    return done;
  });
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

/** Two answers that agree. Of millions of them only those of heavy pairs are looked at again, so nothing is kept of their runs. */
interface Found {
  readonly exercise: ExerciseAnswers;
  readonly left: Answer;
  readonly right: Answer;
  readonly share: number;
  readonly weight: number;
  /** Runs that the course shows, or many have; of the exercise. */
  readonly beaten: ReadonlySet<Print>;
}

function compare(
  exercise: ExerciseAnswers,
  api: ReadonlySet<string>,
  threshold: number,
): { likenesses: Found[]; tooLong: NotCompared[] } {
  const printsByText = new Map<string, readonly Print[] | undefined>(); // of untouched stubs there are many
  const scanned = exercise.answers.map((answer) => {
    const { text } = answer;
    if (!printsByText.has(text)) printsByText.set(text, scanAnswer({ id: '', text }, api)?.prints);
    return { answer, prints: printsByText.get(text) };
  });
  const compared = scanned.flatMap(({ answer, prints }) => (prints === undefined ? [] : [{ answer, prints }]));
  const tooLong = scanned.flatMap(({ answer, prints }) => (prints === undefined ? [answer] : []));
  const known = new Set(exercise.known.flatMap((text) => printsOf(scan(text, api))));
  const weighed = weigh(compared.map(({ prints }) => prints), known); // prettier-ignore
  const beaten = new Set([...known, ...weighed.common]);
  const likenesses = Array.from(alike(weighed, threshold, LEAST_LIKENESS), ({ left, right, share, weight }): Found => {
    return { exercise, left: compared[left]!.answer, right: compared[right]!.answer, share, weight, beaten };
  });
  const reason = 'is longer than any answer needs to be, and was compared with nothing.';
  return { likenesses, tooLong: tooLong.map(({ id }) => ({ id, exercise: exercise.id, reason })) };
}

function byPair(found: readonly Found[]): Iterable<readonly Found[]> {
  const pairs = new Map<string, Found[]>();
  for (const one of found) {
    const key = `${one.left.id}\n${one.right.id}`;
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

function regionsOf({ left, right, beaten }: Found, api: ReadonlySet<string>): Region[] {
  const [a, b] = [scanAnswer(left, api)!, scanAnswer(right, api)!];
  const parts = tilesOf(a, b).flatMap((tile) => ownParts(tile, a.prints, beaten));
  return parts.map((part) => ({ left: spanOf(a, part.left, part), right: spanOf(b, part.right, part) }));
}

/** The parts of a tile that lie in runs of their own. */
function ownParts({ left, right, length }: Tile, prints: readonly Print[], beaten: ReadonlySet<Print>): Tile[] {
  const parts: Tile[] = [];
  for (let i = 0; i + RUN <= length; i++) {
    if (beaten.has(prints[left + i]!)) continue;
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
