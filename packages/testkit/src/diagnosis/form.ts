import { TensorData } from '@gradus/contract/protocol';
import { referenceOf } from '../remote/references';

/** A value that student code returned, apart into what must be the same and numbers that must be close. */
export interface Form {
  /** Types, shapes, texts: `{loss:#,w:float32[2,3]}`. */
  readonly shape: string;
  readonly numbers: readonly number[];
}

/** Of longer lists, so many elements are looked at, evenly spread. */
const MOST_NUMBERS = 1024;
const MOST_ELEMENTS = 256;
const MOST_TEXT = 1000;

/** The form of a value from the worker, which is finite and at most 32 deep. */
export function formOf(value: unknown): Form {
  const numbers: number[] = [];
  return { shape: shapeOf(value, numbers), numbers };
}

function shapeOf(value: unknown, numbers: number[]): string {
  if (typeof value === 'number') {
    numbers.push(value);
    return '#';
  }
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_TEXT));
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
  if (referenceOf(value)) return 'reference'; // asking such a thing for more would ask the worker
  if (value instanceof TensorData) {
    for (const x of spread(value.values, MOST_NUMBERS)) numbers.push(x);
    return `${value.dtype}[${value.shape.join()}]`;
  }
  if (ArrayBuffer.isView(value)) {
    const list = value as Float64Array;
    for (const x of spread(list, MOST_NUMBERS)) numbers.push(x);
    return `${list.constructor.name}[${list.length}]`;
  }
  if (Array.isArray(value)) {
    const elements = spread(value as unknown[], MOST_ELEMENTS).map((element) => shapeOf(element, numbers));
    return `${value.length}[${elements.join()}]`;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.slice(0, MOST_ELEMENTS).map(([key, element]) => `${JSON.stringify(key)}:${shapeOf(element, numbers)}`).join()}}`; // prettier-ignore
}

function spread<T>(list: ArrayLike<T>, most: number): T[] {
  const { length } = list;
  return Array.from({ length: Math.min(length, most) }, (_, i) => list[length <= most ? i : Math.floor((i * length) / most)]!); // prettier-ignore
}

/** Room for sums in another order; anything that a check would call wrong is further apart. */
const RTOL = 1e-4;
const ATOL = 1e-6;

/** The same values, up to rounding; NaN and infinities must be the same. */
export function sameForm(a: Form, b: Form): boolean {
  if (a.shape !== b.shape || a.numbers.length !== b.numbers.length) return false;
  const scale = Math.max(0, ...a.numbers.filter(Number.isFinite).map(Math.abs));
  return a.numbers.every((x, i) => {
    const y = b.numbers[i]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return Object.is(x, y);
    return Math.abs(x - y) <= RTOL * Math.max(Math.abs(x), Math.abs(y)) + ATOL * scale;
  });
}
