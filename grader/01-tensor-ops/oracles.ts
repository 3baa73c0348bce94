import { NdArray } from '@gradus/testkit';

export interface Slice {
  start?: number;
  stop?: number;
  step?: number;
}

/** Python's basic indexing, straight from its definition: walk along each axis and keep what lies on it. */
export function sliced(x: NdArray, spec: readonly (number | Slice)[]): NdArray {
  const places = x.shape.map((length, d) => placesOf(spec[d] ?? {}, length));
  const kept = x.shape.map((_, d) => d).filter((d) => typeof spec[d] !== 'number');
  return NdArray.build(
    kept.map((d) => places[d]!.length),
    (index) => x.at(...places.map((list, d) => list[kept.includes(d) ? index[kept.indexOf(d)]! : 0]!)),
  );
}

function placesOf(entry: number | Slice, length: number): number[] {
  const absolute = (place: number) => (place < 0 ? place + length : place);
  if (typeof entry === 'number') return [absolute(entry)];
  const { start, stop, step = 1 } = entry;
  const places: number[] = [];
  if (step > 0) {
    const end = stop === undefined ? length : Math.min(absolute(stop), length);
    for (let i = start === undefined ? 0 : Math.max(absolute(start), 0); i < end; i += step) places.push(i);
  } else {
    const end = stop === undefined ? -1 : Math.max(absolute(stop), -1);
    for (let i = start === undefined ? length - 1 : Math.min(absolute(start), length - 1); i > end; i += step) {
      places.push(i);
    }
  }
  return places;
}

export function selected(x: NdArray, axis: number, indices: readonly number[]): NdArray {
  const d = axisOf(axis, x.rank);
  return NdArray.build(x.shape.with(d, indices.length), (index) => x.at(...index.with(d, indices[index[d]!]!)));
}

export function stacked(xs: readonly NdArray[], axis: number): NdArray {
  const { shape } = xs[0]!;
  const d = axisOf(axis, shape.length + 1);
  return NdArray.build(shape.toSpliced(d, 0, xs.length), (index) => xs[index[d]!]!.at(...index.toSpliced(d, 1)));
}

export function parts(x: NdArray, sizes: readonly number[], axis: number): NdArray[] {
  const d = axisOf(axis, x.rank);
  return sizes.map((size, p) => {
    const start = sizes.slice(0, p).reduce((sum, before) => sum + before, 0);
    return NdArray.build(x.shape.with(d, size), (index) => x.at(...index.with(d, start + index[d]!)));
  });
}

export const STATS = ['max', 'min', 'mean', 'sum', 'prod', 'argMax', 'argMin'] as const;
export type Stat = (typeof STATS)[number];

/** One reduction of {@link STATS}; without an axis, of the flattened array. */
export function stat(name: Stat, x: NdArray, axis?: number, keepDims = false): NdArray {
  return x.reduce(REDUCTIONS[name], axis, keepDims);
}

const REDUCTIONS: Record<Stat, (values: number[]) => number> = {
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  mean: (values) => total(values) / values.length,
  sum: total,
  prod: (values) => values.reduce((product, value) => product * value, 1),
  argMax: (values) => values.indexOf(Math.max(...values)),
  argMin: (values) => values.indexOf(Math.min(...values)),
};

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export interface Ranked {
  values: NdArray;
  indices: NdArray;
}

/** The k first along an axis in descending or ascending order; equal values by index. */
export function ranked(x: NdArray, k: number, axis: number, largest: boolean): Ranked {
  const d = axisOf(axis, x.rank);
  const sign = largest ? -1 : 1;
  const indices = NdArray.build(x.shape.with(d, k), (index) => {
    const line = Array.from({ length: x.shape[d]! }, (_, i) => sign * x.at(...index.with(d, i)));
    const order = line.map((_, i) => i).sort((i, j) => line[i]! - line[j]! || i - j);
    return order[index[d]!]!;
  });
  return { values: gathered(x, d, indices), indices };
}

/** The last of the k smallest along an axis. */
export function kth(x: NdArray, k: number, axis: number): Ranked {
  const smallest = ranked(x, k, axis, false);
  const last = (array: NdArray) => array.reduce((values) => values[k - 1]!, axis);
  return { values: last(smallest.values), indices: last(smallest.indices) };
}

export function gathered(x: NdArray, axis: number, index: NdArray): NdArray {
  const d = axisOf(axis, x.rank);
  return NdArray.build(index.shape, (place) => x.at(...place.with(d, index.at(...place))));
}

function axisOf(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
