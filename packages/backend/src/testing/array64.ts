/** An array in float64: what the oracles compute with. */
export interface Array64 {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  readonly dtype: 'float32' | 'int32' | 'bool';
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function fromData(shape: readonly number[], data: ArrayLike<number>): Array64 {
  return { shape, data: Float64Array.from(data), dtype: 'float32' };
}

/** An array whose element at each index is given by a formula. */
export function build(shape: readonly number[], element: (...index: number[]) => number): Array64 {
  const index = shape.map(() => 0);
  const data = Float64Array.from({ length: sizeOf(shape) }, () => {
    const value = element(...index);
    advance(index, shape);
    return value;
  });
  return { shape, data, dtype: 'float32' };
}

/** The element at an index; 0 outside, as padding is. */
export function at({ shape, data }: Array64, ...index: number[]): number {
  let place = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    if (index[axis]! < 0 || index[axis]! >= shape[axis]!) return 0;
    place = place * shape[axis]! + index[axis]!;
  }
  return data[place]!;
}

export function sum(length: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += term(i);
  return total;
}

function advance(index: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis]!++;
    if (index[axis]! < shape[axis]!) return;
    index[axis] = 0;
  }
}
