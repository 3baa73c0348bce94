import { TensorData, type TensorDtype } from '@gradus/contract/protocol';
import { formatNumber, formatShape, formatValue } from '../format-value';
import { en, type Phrases } from '../language/en';
import { type ArrayLike, NdArray } from '../nd-array';
import { symptom } from '../symptom';

/** |received − expected| ≤ atol + rtol · |expected|, as in NumPy's allclose. Infinities and NaN must match exactly. */
export interface Tolerance {
  rtol: number;
  atol: number;
}

/** float32 keeps 7 digits: one rounding each for a few elementwise operations. */
export const ELEMENTWISE: Tolerance = { rtol: 1e-5, atol: 1e-6 };
/** Sums of up to some thousand float32 terms. */
export const REDUCTION: Tolerance = { rtol: 1e-4, atol: 1e-5 };
/** Gradients through float32 code against float64 central differences. */
export const GRADIENT: Tolerance = { rtol: 1e-2, atol: 1e-3 };
export const EXACT: Tolerance = { rtol: 0, atol: 0 };

export type Comparison = { status: 'equal' } | { status: 'different'; headline: string; cause?: string };

/** Compares kind, then shape, then dtype, then values, and describes the first thing that differs. */
export function compareTensors(
  received: unknown,
  expectation: ArrayLike,
  { rtol, atol, dtype = dtypeOf(expectation) }: Tolerance & { dtype?: TensorDtype },
  phrases: Phrases = en,
): Comparison {
  if (!(received instanceof TensorData)) return different(notATensor(received, phrases));
  const expected = NdArray.of(expectation);
  if (!sameShape(received.shape, expected.shape)) {
    return different(
      phrases.shapeIs(formatShape(received.shape), formatShape(expected.shape)),
      shapeCause(expected.shape, received.shape, phrases),
    );
  }
  if (received.dtype !== dtype) {
    return different(phrases.dtypeIs(received.dtype, dtype), phrases.cast);
  }
  const actual = NdArray.of(received);
  const wrong: number[] = [];
  const tolerance = { rtol, atol };
  actual.values.forEach((x, i) => isClose(expected.values[i]!, x, tolerance) || wrong.push(i));
  if (wrong.length === 0) return { status: 'equal' };
  return different(worstElement(expected, actual, wrong, phrases), symptom(expected, actual, phrases));
}

export function isClose(expected: number, received: number, { rtol, atol }: Tolerance): boolean {
  if (Number.isFinite(expected)) return Math.abs(received - expected) <= atol + rtol * Math.abs(expected);
  return Object.is(expected, received);
}

function dtypeOf(expected: ArrayLike): TensorDtype {
  return expected instanceof TensorData ? expected.dtype : 'float32';
}

function notATensor(received: unknown, phrases: Phrases): string {
  const kind = Array.isArray(received) ? phrases.anArray : received === null ? 'null' : phrases.ofType(typeof received);
  return received === undefined ? phrases.nothingReturned : phrases.noTensor(kind, formatValue(received));
}

function worstElement(expected: NdArray, actual: NdArray, wrong: number[], phrases: Phrases): string {
  const distance = (i: number) => {
    const d = Math.abs(actual.values[i]! - expected.values[i]!);
    return Number.isNaN(d) ? Infinity : d;
  };
  const worst = wrong.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  const place = expected.rank === 0 ? phrases.theValue : phrases.element(formatShape(unravel(worst, expected.shape)));
  const headline = phrases.mustBe(place, formatNumber(actual.values[worst]!), formatNumber(expected.values[worst]!));
  return wrong.length > 1 ? phrases.sentence(headline, phrases.othersWrong(wrong.length, expected.size)) : headline;
}

function shapeCause(expected: readonly number[], received: readonly number[], phrases: Phrases): string | undefined {
  const withoutOnes = (shape: readonly number[]) => shape.filter((n) => n !== 1);
  if (received.length < expected.length && sameShape(withoutOnes(expected), withoutOnes(received))) {
    return phrases.axisMissing;
  }
  if (received.length > expected.length && sameShape(withoutOnes(expected), withoutOnes(received))) {
    return phrases.axisTooMany;
  }
  if (expected.length > 1 && sameShape(expected.toReversed(), received)) return phrases.axesReversed;
  return undefined;
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, d) => n === b[d]);
}

function unravel(flat: number, shape: readonly number[]): number[] {
  return shape.reduceRight<[number, number[]]>(([rest, index], n) => [Math.floor(rest / n), [rest % n, ...index]], [flat, []])[1]; // prettier-ignore
}

function different(headline: string, cause?: string): Comparison {
  return { status: 'different', headline, ...(cause !== undefined && { cause }) };
}
