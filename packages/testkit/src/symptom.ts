import { en, type Phrases } from './language/en';
import { NdArray } from './nd-array';

/**
 * Names what a wrong array looks like beside the right one, in words that point at a cause. Both have the same shape.
 * Says nothing when nothing is striking; a wrong guess helps less than none.
 */
export function symptom(expected: NdArray, received: NdArray, phrases: Phrases = en): string | undefined {
  return SYMPTOMS.find(([applies]) => applies(expected, received))?.[1](phrases, expected, received);
}

type Pair = [expected: NdArray, received: NdArray];

const SYMPTOMS: [(...pair: Pair) => boolean, (phrases: Phrases, ...pair: Pair) => string][] = [
  [newNaN, (p) => p.newNaN],
  [newInfinity, (p) => p.newInfinity],
  [(e, r) => !isZero(e) && isZero(r), (p) => p.allZero],
  [elsewhere((e, r) => matches(e, r, (x) => -x)), (p) => p.signWrong],
  [elsewhere(isTransposed), (p) => p.transposed],
  [(e, r) => factor(e, r) !== undefined, (p, e, r) => p.multiple(short(factor(e, r)!))],
  [(e, r) => offset(e, r) !== undefined, (p, e, r) => p.offset(short(offset(e, r)!))],
  [elsewhere(isReversed), (p) => p.reversed],
  [elsewhere(isPermuted), (p) => p.permuted],
];

/** Right values with another sign or in other places can only be told from nearly right ones if the two differ clearly. */
function elsewhere(applies: (...pair: Pair) => boolean): (...pair: Pair) => boolean {
  return (expected, received) => !near(expected, received) && applies(expected, received);
}

function newNaN(expected: NdArray, received: NdArray): boolean {
  return received.values.some((x, i) => Number.isNaN(x) && !Number.isNaN(expected.values[i]));
}

function newInfinity(expected: NdArray, received: NdArray): boolean {
  return received.values.some((x, i) => isInfinite(x) && !isInfinite(expected.values[i]!));
}

function isTransposed(expected: NdArray, received: NdArray): boolean {
  const square = expected.rank === 2 && expected.shape[0] === expected.shape[1] && expected.size > 1;
  return square && near(expected.transpose(), received);
}

function isReversed(expected: NdArray, received: NdArray): boolean {
  return expected.size > 1 && near(withValues(expected, expected.values.toReversed()), received);
}

function isPermuted(expected: NdArray, received: NdArray): boolean {
  const [a, b] = [expected, received].map((array) => withValues(array, array.values.toSorted())) as Pair;
  return expected.size > 2 && near(a, b);
}

/** The constant c with received = c · expected, if there is one and it is not 1. */
function factor(expected: NdArray, received: NdArray): number | undefined {
  const at = expected.values.findIndex((x) => x !== 0 && Number.isFinite(x));
  const c = received.values[at]! / expected.values[at]!;
  const twoOfThem = expected.values.filter((x) => x !== 0 && Number.isFinite(x)).length > 1;
  return twoOfThem && isStriking(c, 1) && matches(expected, received, (x) => x * c) ? c : undefined;
}

/** The constant c with received = expected + c, if there is one and it is not 0. */
function offset(expected: NdArray, received: NdArray): number | undefined {
  const at = expected.values.findIndex((x) => Number.isFinite(x));
  const c = received.values[at]! - expected.values[at]!;
  const twoOfThem = expected.values.filter(Number.isFinite).length > 1;
  return twoOfThem && isStriking(c, 0) && matches(expected, received, (x) => x + c) ? c : undefined;
}

function isStriking(c: number, neutral: number): boolean {
  return Number.isFinite(c) && c !== 0 && Math.abs(c - neutral) > 1e-3;
}

function matches(expected: NdArray, received: NdArray, f: (x: number) => number): boolean {
  return near(expected.map(f), received);
}

/** Equal up to the rounding of float32 at the size of the numbers at hand. */
function near(a: NdArray, b: NdArray): boolean {
  const largest = a.values.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
  return a.values.every((x, i) => close(x, b.values[i]!, 1e-6 * largest));
}

function close(x: number, y: number, atol: number): boolean {
  return Object.is(x, y) || (Number.isFinite(x) && Math.abs(x - y) <= atol + 1e-4 * Math.abs(x));
}

function withValues({ shape }: NdArray, values: Float64Array): NdArray {
  return new NdArray(shape, values);
}

function isZero(array: NdArray): boolean {
  return array.values.every((x) => x === 0);
}

function isInfinite(x: number): boolean {
  return Math.abs(x) === Infinity;
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}
