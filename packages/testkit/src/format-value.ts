import { TensorData } from '@gradus/contract/protocol';
import { type Nested, NdArray } from './nd-array';
import { labelOf } from './remote/references';

const MOST_ELEMENTS = 24;
const MOST_TEXT = 400;

/** A value as a line of a message: short, with dtype and shape first for tensors. */
export function formatValue(value: unknown): string {
  if (value instanceof TensorData) return `${value.dtype} ${formatArray(NdArray.of(value))}`;
  if (value instanceof NdArray) return formatArray(value);
  const label = labelOf(value);
  if (label !== undefined) return label;
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_TEXT));
  if (typeof value === 'function') return 'function';
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${formatList([...(value as Float64Array)])}`;
  if (Array.isArray(value)) return formatList(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`.slice(0, MOST_TEXT);
  if (value !== null && typeof value === 'object') return formatRecord(value);
  return String(value);
}

/** Enough digits for float32, no more. */
export function formatNumber(x: number): string {
  if (Object.is(x, -0)) return '-0';
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(7)));
}

export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

function formatArray(array: NdArray): string {
  const shape = formatShape(array.shape);
  if (array.size > MOST_ELEMENTS) {
    const first = Array.from(array.values.subarray(0, 4), formatNumber).join(', ');
    return `${shape} with values ${first}, …`;
  }
  return array.rank === 0 ? `scalar ${formatNumber(array.values[0]!)}` : `${shape} ${formatNested(array.toNested())}`;
}

function formatNested(nested: Nested): string {
  return Array.isArray(nested)
    ? `[${(nested as Nested[]).map(formatNested).join(', ')}]`
    : formatNumber(Number(nested));
}

function formatList(list: readonly unknown[]): string {
  const shown = list.slice(0, MOST_ELEMENTS).map(formatValue).join(', ');
  return cut(`[${shown}${list.length > MOST_ELEMENTS ? `, … ${list.length} in all` : ''}]`);
}

function formatRecord(value: object): string {
  return cut(`{ ${Object.entries(value).map(([key, element]) => `${key}: ${formatValue(element)}`).join(', ')} }`); // prettier-ignore
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text;
}
