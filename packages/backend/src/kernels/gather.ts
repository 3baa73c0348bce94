import * as tf from '@tensorflow/tfjs';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type GatherCall = KernelCall<{ x: TensorInfo; indices: TensorInfo }, { axis: number; batchDims: number }>;
type SegmentCall = KernelCall<{ x: TensorInfo; segmentIds: TensorInfo }, { numSegments: number }>;

/** Rows are copied whole; stock wasm computes the place of every element. */
export function speedUpGather(): void {
  overrideKernel('GatherV2', (call: GatherCall, stock) => {
    const { x, indices } = call.inputs;
    const isMine = !call.attrs.batchDims && indices.dtype === 'int32' && x.dtype !== 'string';
    return isMine && sizeOf(x) > 0 ? gather(call) : stock(call);
  });
}

function gather({ inputs: { x, indices }, attrs, backend }: GatherCall): TensorInfo {
  const axis = tf.util.parseAxisParam(attrs.axis, x.shape)[0]!;
  const length = x.shape[axis]!;
  const wrong = backend.typedArrayFromHeap(indices).find((index) => index < 0 || index >= length);
  if (wrong !== undefined) throw new Error(`GatherV2: the index value ${wrong} is not in [0, ${length - 1}]`);

  const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
  const out = backend.makeOutput([...before, ...indices.shape, ...after], x.dtype);
  const rowBytes = tf.util.sizeFromShape(after) * tf.util.bytesPerElement(x.dtype);
  const count = sizeOf(indices);
  const [xAt, indicesAt, outAt] = addressesOf(backend, [x, indices, out]);
  for (let i = 0; i < tf.util.sizeFromShape(before); i++) {
    simdOf(backend).gatherRows(xAt + i * length * rowBytes, indicesAt, outAt + i * count * rowBytes, count, rowBytes);
  }
  return out;
}

/** What the gradient of gather, and so of every embedding, needs; stock wasm lacks it. */
export function speedUpSegmentSum(): void {
  overrideKernel('UnsortedSegmentSum', (call: SegmentCall, onCpu) => {
    const { x, segmentIds } = call.inputs;
    return isFloat(x) && segmentIds.dtype === 'int32' && segmentIds.shape.length === 1
      ? sumSegments(call)
      : onCpu(call);
  });
}

function sumSegments({ inputs: { x, segmentIds }, attrs: { numSegments }, backend }: SegmentCall): TensorInfo {
  const row = x.shape.slice(1);
  const out = backend.makeOutput([numSegments, ...row], 'float32');
  const [xAt, idsAt, outAt] = addressesOf(backend, [x, segmentIds, out]);
  const rowLength = tf.util.sizeFromShape(row);
  simdOf(backend).sumSegments(xAt, idsAt, outAt, sizeOf(segmentIds), rowLength, numSegments);
  return out;
}
