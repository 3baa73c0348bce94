import { at, build, type Array64 } from '../array64';

export function map(x: Array64, f: (value: number) => number): Array64 {
  return { ...x, data: x.data.map((value) => f(value)) };
}

/** With broadcasting: axes are aligned at the end, and one of length 1 is repeated. */
export function zip(a: Array64, b: Array64, f: (a: number, b: number) => number): Array64 {
  const rank = Math.max(a.shape.length, b.shape.length);
  const size = ({ shape }: Array64, axis: number) => shape[axis - rank + shape.length] ?? 1;
  const shape = Array.from({ length: rank }, (_, axis) => Math.max(size(a, axis), size(b, axis)));
  const pick = (x: Array64, index: number[]) =>
    at(x, ...index.slice(rank - x.shape.length).map((i, axis) => (x.shape[axis] === 1 ? 0 : i)));
  return build(shape, (...index) => f(pick(a, index), pick(b, index)));
}
