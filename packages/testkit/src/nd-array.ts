import { sizeOf, TensorData } from '@gradus/contract/protocol';

/** Numbers in nested arrays, as deep as the rank. */
export type Nested = number | boolean | readonly Nested[];
export type ArrayLike = NdArray | TensorData | Nested;

/** A float64 array for oracles: plain loops over plain numbers, so that nothing of TensorFlow.js checks itself. */
export class NdArray {
  readonly values: Float64Array;

  constructor(
    readonly shape: readonly number[],
    values: Iterable<number>,
  ) {
    this.values = new Float64Array(values); // not Float64Array.from, which makes a list of large typed arrays first
    if (this.values.length !== sizeOf(shape)) {
      throw new RangeError(`shape [${shape}] needs ${sizeOf(shape)} values, not ${this.values.length}`);
    }
  }

  static of(source: ArrayLike): NdArray {
    if (source instanceof NdArray) return source;
    if (source instanceof TensorData) return new NdArray(source.shape, source.values);
    return new NdArray(nestedShape(source), nestedValues(source));
  }

  static filled(shape: readonly number[], value: number): NdArray {
    return NdArray.build(shape, () => value);
  }

  /** The array whose element at each index is f(index). */
  static build(shape: readonly number[], f: (index: number[]) => number): NdArray {
    const values = new Float64Array(sizeOf(shape));
    let flat = 0;
    for (const index of indices(shape)) values[flat++] = f(index);
    return new NdArray(shape, values);
  }

  get rank(): number {
    return this.shape.length;
  }

  get size(): number {
    return this.values.length;
  }

  at(...index: number[]): number {
    return this.values[flatIndex(this.shape, index)]!;
  }

  map(f: (x: number, flat: number) => number): NdArray {
    return new NdArray(this.shape, this.values.map(f));
  }

  /** f applied elementwise with broadcasting. */
  zip(other: ArrayLike, f: (x: number, y: number) => number): NdArray {
    const that = NdArray.of(other);
    if (isSameShape(this.shape, that.shape)) return this.map((x, flat) => f(x, that.values[flat]!));
    const shape = broadcastShapes(this.shape, that.shape);
    const [own, others] = [broadcastSteps(this.shape, shape), broadcastSteps(that.shape, shape)];
    return NdArray.build(shape, (index) => f(this.values[dot(index, own)]!, that.values[dot(index, others)]!));
  }

  add(other: ArrayLike): NdArray {
    return this.zip(other, (x, y) => x + y);
  }

  sub(other: ArrayLike): NdArray {
    return this.zip(other, (x, y) => x - y);
  }

  mul(other: ArrayLike): NdArray {
    return this.zip(other, (x, y) => x * y);
  }

  div(other: ArrayLike): NdArray {
    return this.zip(other, (x, y) => x / y);
  }

  /** The element that stands at `index` once this array is broadcast to the index's rank. */
  broadcastAt(index: readonly number[]): number {
    return this.values[dot(index, broadcastSteps(this.shape, index))]!;
  }

  /** f of the list of elements along an axis (negative counts from the end), or of all elements. */
  reduce(f: (elements: number[]) => number, axis?: number, keepDims = false): NdArray {
    if (axis === undefined) return new NdArray(keepDims ? this.shape.map(() => 1) : [], [f([...this.values])]);
    const d = axis < 0 ? axis + this.rank : axis;
    const reduced = NdArray.build(
      this.shape.map((n, i) => (i === d ? 1 : n)),
      (index) => f(Array.from({ length: this.shape[d]! }, (_, k) => this.at(...index.with(d, k)))),
    );
    return keepDims ? reduced : reduced.reshape(this.shape.filter((_, i) => i !== d));
  }

  sum(axis?: number, keepDims?: boolean): NdArray {
    return this.reduce((elements) => elements.reduce((total, x) => total + x, 0), axis, keepDims);
  }

  max(axis?: number, keepDims?: boolean): NdArray {
    return this.reduce((elements) => Math.max(...elements), axis, keepDims);
  }

  reshape(shape: readonly number[]): NdArray {
    return new NdArray(shape, this.values);
  }

  /** Axis d of the result is axis order[d] of this array; by default the axes are reversed. */
  transpose(order: readonly number[] = this.shape.map((_, d) => this.rank - 1 - d)): NdArray {
    return NdArray.build(
      order.map((d) => this.shape[d]!),
      (index) => this.at(...this.shape.map((_, d) => index[order.indexOf(d)]!)),
    );
  }

  /** Matrix product of two rank-2 arrays. */
  matMul(other: ArrayLike): NdArray {
    const that = NdArray.of(other);
    const [m, k] = this.shape as [number, number];
    const n = that.shape[1]!;
    return NdArray.build([m, n], ([i, j]) => {
      let total = 0;
      for (let p = 0; p < k; p++) total += this.values[i! * k + p]! * that.values[p * n + j!]!;
      return total;
    });
  }

  toNested(): Nested {
    const nest = (shape: readonly number[], offset: number): Nested => {
      if (shape.length === 0) return this.values[offset]!;
      const step = sizeOf(shape.slice(1));
      return Array.from({ length: shape[0]! }, (_, i) => nest(shape.slice(1), offset + i * step));
    };
    return nest(this.shape, 0);
  }
}

/** Every index of a shape in row-major order; one empty index for a scalar. */
export function* indices(shape: readonly number[]): Generator<number[]> {
  const size = sizeOf(shape);
  const index = shape.map(() => 0);
  for (let flat = 0; flat < size; flat++) {
    yield [...index];
    for (let d = shape.length - 1; d >= 0 && ++index[d]! === shape[d]; d--) index[d] = 0;
  }
}

/** NumPy's broadcasting rule. @throws {RangeError} if the shapes do not fit */
export function broadcastShapes(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, d) => {
    const m = a[a.length - rank + d] ?? 1;
    const n = b[b.length - rank + d] ?? 1;
    if (m !== n && m !== 1 && n !== 1) throw new RangeError(`[${a}] and [${b}] cannot be broadcast`);
    return m === 1 ? n : m;
  });
}

/** For each axis of a broadcast array, how far the element of the original moves with the index: 0 where it is repeated. */
function broadcastSteps(shape: readonly number[], { length }: readonly number[]): number[] {
  const steps = new Array<number>(length).fill(0);
  for (let d = shape.length - 1, step = 1; d >= 0; step *= shape[d--]!) {
    if (shape[d] !== 1) steps[length - shape.length + d] = step;
  }
  return steps;
}

function dot(index: readonly number[], steps: readonly number[]): number {
  let flat = 0;
  for (let d = 0; d < steps.length; d++) flat += index[d]! * steps[d]!;
  return flat;
}

function flatIndex(shape: readonly number[], index: readonly number[]): number {
  let flat = 0;
  for (let d = 0; d < shape.length; d++) flat = flat * shape[d]! + index[d]!;
  return flat;
}

function isSameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, d) => n === b[d]);
}

function nestedShape(source: Nested): number[] {
  if (!Array.isArray(source)) return [];
  if (!source.some(Array.isArray)) return [source.length]; // most are long lists of numbers
  const [first = [], ...others] = (source as Nested[]).map(nestedShape);
  const ragged = others.find((shape) => String(shape) !== String(first));
  if (ragged) throw new RangeError(`an array holds parts of the shapes [${first}] and [${ragged}]`);
  return [source.length, ...first];
}

function nestedValues(source: Nested): number[] {
  return Array.isArray(source) ? source.flat(Infinity).map(Number) : [Number(source)];
}
