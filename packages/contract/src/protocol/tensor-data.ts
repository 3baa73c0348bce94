export const TENSOR_ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

export type TensorDtype = keyof typeof TENSOR_ARRAYS;
export type TensorValues = Float32Array | Int32Array | Uint8Array;

/** A tensor as it crosses the border: dtype, shape and row-major values, no handle into any backend. */
export class TensorData {
  constructor(
    readonly dtype: TensorDtype,
    readonly shape: readonly number[],
    readonly values: TensorValues,
  ) {
    const size = sizeOf(shape);
    if (!(values instanceof TENSOR_ARRAYS[dtype])) throw new TypeError(`a ${dtype} tensor needs other values`);
    if (values.length !== size) throw new RangeError(`shape [${shape}] needs ${size} values, not ${values.length}`);
  }

  /** Sets it apart from a plain object with the same fields, which Jest's toEqual would take for equal. */
  get [Symbol.toStringTag](): string {
    return 'TensorData';
  }

  get size(): number {
    return this.values.length;
  }

  get rank(): number {
    return this.shape.length;
  }
}

/** The number of elements of a shape; 1 for the scalar's `[]`. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}
