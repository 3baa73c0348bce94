import { at, build, sizeOf, type Array64 } from '../array64';

/** Combines the elements along some axes. */
export function reduce(
  x: Array64,
  axes: readonly number[],
  keepDims: boolean,
  combine: (values: number[]) => number,
): Array64 {
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const reduced = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1));
  const full = build(kept, (...outer) => {
    const values: number[] = [];
    build(reduced, (...inner) => values.push(at(x, ...outer.map((i, axis) => i + inner[axis]!))));
    return combine(values);
  });
  const shape = keepDims ? kept : x.shape.filter((size, axis) => !axes.includes(axis));
  return { ...full, shape };
}

export const sumOf = (values: number[]): number => values.reduce((a, b) => a + b, 0);
export const meanOf = (values: number[]): number => sumOf(values) / values.length;
export const productOf = (values: number[]): number => values.reduce((a, b) => a * b, 1);
export const logSumExpOf = (values: number[]): number => Math.log(sumOf(values.map((value) => Math.exp(value))));

/** Replaces each line along the last axis by another one of the same length. */
export function mapRows(x: Array64, f: (row: number[]) => number[]): Array64 {
  const length = x.shape.at(-1)!;
  const rows = Array.from({ length: sizeOf(x.shape) / length }, (_, i) =>
    f([...x.data.slice(i * length, (i + 1) * length)]),
  );
  return { ...x, data: Float64Array.from(rows.flat()) };
}
