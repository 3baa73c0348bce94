import { TensorData, type TensorDtype } from '@gradus/contract/protocol';
import { formatNumber, formatShape, formatValue } from '../format-value';
import { type ArrayLike, NdArray } from '../nd-array';
import { symptom } from '../symptom';

// Looked up once: in Jest's context every `Number.isFinite` costs more than the comparison.
const { abs } = Math;
const { isFinite } = Number;

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
): Comparison {
  if (!(received instanceof TensorData)) return different(notATensor(received));
  const expected = NdArray.of(expectation);
  if (!sameShape(received.shape, expected.shape)) {
    return different(
      `The shape is ${formatShape(received.shape)} but must be ${formatShape(expected.shape)}.`,
      shapeCause(expected.shape, received.shape),
    );
  }
  if (received.dtype !== dtype) {
    return different(`The dtype is ${received.dtype} but must be ${dtype}.`, 'Convert the result with cast().');
  }
  const actual = NdArray.of(received);
  const wrong: number[] = [];
  const tolerance = { rtol, atol };
  actual.values.forEach((x, i) => isClose(expected.values[i]!, x, tolerance) || wrong.push(i));
  if (wrong.length === 0) return { status: 'equal' };
  return different(worstElement(expected, actual, wrong), symptom(expected, actual));
}

export function isClose(expected: number, received: number, { rtol, atol }: Tolerance): boolean {
  if (isFinite(expected)) return abs(received - expected) <= atol + rtol * abs(expected);
  return Object.is(expected, received);
}

function dtypeOf(expected: ArrayLike): TensorDtype {
  return expected instanceof TensorData ? expected.dtype : 'float32';
}

function notATensor(received: unknown): string {
  const kind = Array.isArray(received) ? 'an array' : received === null ? 'null' : `of type ${typeof received}`;
  return received === undefined
    ? 'Nothing was returned.'
    : `A tensor was expected, but the result is ${kind}: ${formatValue(received)}.`;
}

function worstElement(expected: NdArray, actual: NdArray, wrong: number[]): string {
  const distance = (i: number) => {
    const d = Math.abs(actual.values[i]! - expected.values[i]!);
    return Number.isNaN(d) ? Infinity : d;
  };
  const worst = wrong.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  const place = expected.rank === 0 ? 'The value' : `Element ${formatShape(unravel(worst, expected.shape))}`;
  const others = wrong.length > 1 ? ` ${wrong.length} of ${expected.size} elements are wrong; this one most.` : '';
  return `${place} is ${formatNumber(actual.values[worst]!)} but must be ${formatNumber(expected.values[worst]!)}.${others}`;
}

function shapeCause(expected: readonly number[], received: readonly number[]): string | undefined {
  const withoutOnes = (shape: readonly number[]) => shape.filter((n) => n !== 1);
  if (received.length < expected.length && sameShape(withoutOnes(expected), withoutOnes(received))) {
    return 'An axis of length 1 is missing: a reduction keeps it only with keepDims = true.';
  }
  if (received.length > expected.length && sameShape(withoutOnes(expected), withoutOnes(received))) {
    return 'There is an axis of length 1 too many: keepDims, or an expandDims that was not undone.';
  }
  if (expected.length > 1 && sameShape(expected.toReversed(), received)) return 'The axes are in reverse order.';
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
