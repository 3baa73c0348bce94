import { sizeOf, TENSOR_ARRAYS, TensorData, type TensorDtype } from '@gradus/contract/protocol';
import { type ArrayLike, NdArray } from './nd-array';

/** Inputs for student functions: a float32 tensor of these numbers. Nested arrays give the shape; `shape` overrides it. */
export function tensor(source: ArrayLike, shape?: readonly number[]): TensorData {
  return make(source, 'float32', shape);
}

/** An int32 tensor, for indices and labels. */
export function int32(source: ArrayLike, shape?: readonly number[]): TensorData {
  return make(source, 'int32', shape);
}

/** A bool tensor: 0 or false, everything else true. */
export function bool(source: ArrayLike, shape?: readonly number[]): TensorData {
  return make(
    NdArray.of(source).map((x) => (x === 0 ? 0 : 1)),
    'bool',
    shape,
  );
}

/** start, start + 1, … in the given shape. */
export function range(shape: readonly number[], start = 0, dtype: TensorDtype = 'float32'): TensorData {
  return make(
    Array.from({ length: sizeOf(shape) }, (_, i) => start + i),
    dtype,
    shape,
  );
}

function make(source: ArrayLike, dtype: TensorDtype, shape?: readonly number[]): TensorData {
  const array = NdArray.of(source);
  return new TensorData(dtype, [...(shape ?? array.shape)], TENSOR_ARRAYS[dtype].from(array.values));
}
