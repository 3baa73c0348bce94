import { TensorData } from '@gradus/contract/protocol';
import { type Nested, NdArray } from './nd-array';
import { labelOf } from './remote/references';

const MOST_ELEMENTS = 24;
const MOST_TEXT = 400;
/** Control characters, and those that reverse the direction of reading. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value as a line of a message: short, with dtype and shape first for tensors. */
export function formatValue(value: unknown): string {
  if (value instanceof TensorData) return `${value.dtype} ${formatArray(value)}`;
  if (value instanceof NdArray) return formatArray(value);
  const label = labelOf(value);
  if (label !== undefined) return visible(label);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return formatText(value);
  if (typeof value === 'function') return 'function';
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${formatList(value as Float64Array)}`;
  if (Array.isArray(value)) return formatList(value);
  if (value instanceof Error) return cut(visible(value.message));
  if (value !== null && typeof value === 'object') return formatRecord(value);
  return cut(String(value));
}

/** Enough digits for float32, no more. */
export function formatNumber(x: number): string {
  if (Object.is(x, -0)) return '-0';
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(7)));
}

export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** Large arrays, which a submission may return, are looked at no further than they are shown. */
function formatArray(array: TensorData | NdArray): string {
  const shape = formatShape(array.shape);
  if (array.size === 0) return `${shape} without values`;
  if (array.size > MOST_ELEMENTS) {
    const first = Array.from(array.values.subarray(0, 4), formatNumber).join(', ');
    return `${shape} with values ${first}, …`;
  }
  return array.shape.length === 0
    ? `scalar ${formatNumber(array.values[0]!)}`
    : `${shape} ${formatNested(NdArray.of(array).toNested())}`;
}

function formatNested(nested: Nested): string {
  return Array.isArray(nested)
    ? `[${(nested as Nested[]).map(formatNested).join(', ')}]`
    : formatNumber(Number(nested));
}

function formatText(text: string): string {
  return visible(JSON.stringify(text.slice(0, MOST_TEXT))) + (text.length > MOST_TEXT ? ' …' : '');
}

function formatList(list: readonly unknown[] | Float64Array): string {
  const shown = Array.from(list.slice(0, MOST_ELEMENTS), formatValue).join(', ');
  return cut(`[${shown}${list.length > MOST_ELEMENTS ? `, … ${list.length} in all` : ''}]`);
}

function formatRecord(value: object): string {
  const entries = Object.entries(value);
  const shown = entries.slice(0, MOST_ELEMENTS).map(([key, element]) => `${formatKey(key)}: ${formatValue(element)}`);
  const more = entries.length > MOST_ELEMENTS ? [`… ${entries.length} in all`] : [];
  return cut(`{ ${[...shown, ...more].join(', ')} }`);
}

function formatKey(key: string): string {
  return /^[\p{L}\p{N}_$]{1,40}$/u.test(key) ? key : formatText(key.slice(0, 40));
}

/** Characters that would not be seen, or would move what is, as escapes. */
function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)} …` : text;
}
