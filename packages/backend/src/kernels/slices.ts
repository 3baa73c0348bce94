import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressesOf, copyBytes } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

/**
 * Stock wasm copies the whole tensor before it cuts something out: a mini-batch costs as much as the data set. It refuses to
 * begin at -1, and begins before the tensor, in other memory, at -2.
 */
export function speedUpSlices(): void {
  type SliceCall = KernelCall<{ x: TensorInfo }, SliceAttrs>;
  overrideKernel('Slice', (call: SliceCall, stock) => {
    const {
      inputs: { x },
      attrs,
      backend,
    } = call;
    if (x.shape.length === 0) return stock(call);
    const { begin, size } = boundsOf(x, attrs);
    return x.dtype === 'string' ? stock(call) : slice(backend, x, begin, size);
  });

  type SplitCall = KernelCall<{ x: TensorInfo }, { numOrSizeSplits: number | number[]; axis: number }>;
  overrideKernel('SplitV', (call: SplitCall, stock) => {
    const {
      inputs: { x },
      attrs,
      backend,
    } = call;
    if (x.dtype === 'string') return stock(call);
    const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0]!;
    const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, attrs.numOrSizeSplits, axis);
    return cut(backend, x, axis, sizes);
  });

  type UnpackCall = KernelCall<{ value: TensorInfo }, { axis: number }>;
  overrideKernel('Unpack', (call: UnpackCall, stock) => {
    const {
      inputs: { value },
      attrs,
      backend,
    } = call;
    if (value.dtype === 'string') return stock(call);
    const axis = tf.util.parseAxisParam(attrs.axis, value.shape)[0]!;
    const parts = cut(backend, value, axis, Array<number>(value.shape[axis]!).fill(1));
    const shape = value.shape.filter((size, i) => i !== axis);
    return parts.map((part) => ({ ...part, shape }));
  });
}

interface SliceAttrs {
  readonly begin: number | number[];
  readonly size: number | number[];
}

/** @throws as TensorFlow.js does, for all that lies outside of the tensor */
function boundsOf(x: TensorInfo, attrs: SliceAttrs): { begin: number[]; size: number[] } {
  const [begin, size] = tf.slice_util.parseSliceParams(x as tf.Tensor, attrs.begin, attrs.size) as [number[], number[]];
  tf.util.assert(
    begin.every((first) => first >= 0),
    () => 'slice() does not support negative begin indexing.',
  );
  tf.util.assert(
    size.every((length) => length >= 0), // a size of -1 takes what is left, of which there is less than nothing behind the end
    () => `Error in slice${x.shape.length}D: begin ${begin.join()} lies behind the end of the shape ${x.shape.join()}.`,
  );
  tf.slice_util.assertParamsValid(x, begin, size);
  return { begin, size };
}

/** Cuts along one axis into parts of these sizes. */
function cut(backend: BackendWasm, x: TensorInfo, axis: number, sizes: number[]): TensorInfo[] {
  const begin = Array<number>(x.shape.length).fill(0);
  return sizes.map((size) => {
    const part = slice(backend, x, begin, x.shape.with(axis, size));
    begin[axis] = begin[axis]! + size;
    return part;
  });
}

function slice(backend: BackendWasm, x: TensorInfo, begin: number[], size: number[]): TensorInfo {
  const out = backend.makeOutput(size, x.dtype);
  if (sizeOf(out) === 0) return out;
  const [from, to] = addressesOf(backend, [x, out]);
  copySlice(backend, { shape: x.shape, begin, size, bytes: tf.util.bytesPerElement(x.dtype) }, from, to);
  return out;
}

interface Cut {
  shape: number[];
  begin: number[];
  size: number[];
  bytes: number;
}

/** The last axes that are taken whole lie in one piece with the axis before them; the axes before that are a loop. */
function copySlice(backend: BackendWasm, { shape, begin, size, bytes }: Cut, from: number, to: number): void {
  const product = tf.util.sizeFromShape;
  let whole = shape.length;
  while (whole > 1 && size[whole - 1] === shape[whole - 1]) whole--;
  const axis = whole - 1;
  const unit = product(shape.slice(whole)) * bytes;
  const block = size[axis]! * unit;
  const source = from + begin[axis]! * unit;
  if (axis === 0) {
    copyBytes(backend, source, to, block);
    return;
  }
  const stride = shape[axis]! * unit;
  const offsets = outerOffsets(shape.slice(0, axis), begin, size.slice(0, axis - 1), stride);
  const count = size[axis - 1]!;
  offsets.forEach((offset, i) =>
    simdOf(backend).copyBlocks(source + offset, stride, to + i * count * block, block, block, count),
  );
}

/** Where each row of blocks begins: all combinations of the axes but the last of `shape`, which is copied in one go. */
function outerOffsets(shape: number[], begin: number[], size: number[], stride: number): number[] {
  let step = stride * shape.at(-1)!;
  let offsets = [begin[shape.length - 1]! * stride];
  for (let axis = size.length - 1; axis >= 0; axis--) {
    const steps = Array.from({ length: size[axis]! }, (_, i) => (begin[axis]! + i) * step);
    offsets = steps.flatMap((own) => offsets.map((offset) => own + offset));
    step *= shape[axis]!;
  }
  return offsets;
}
