import * as tf from '@tensorflow/tfjs';
import { gemm } from '../gemm/gemm';
import { addressesOf } from '../simd/heap';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';
import { runOnCpu } from './run-on-cpu';

interface Operands {
  a: TensorInfo;
  b: TensorInfo;
}
interface Transposes {
  transposeA: boolean;
  transposeB: boolean;
}

/**
 * Stock wasm is fast for two plain matrices only, and there its XNNPACK operator is cached by the identity of the right
 * matrix without its shape, so that a reshaped one gives wrong numbers or aborts. This one serves all transposes,
 * batches and broadcasts, float32; the rest runs on the cpu backend.
 */
export function speedUpMatMul(): void {
  overrideKernel<Operands, Transposes>('BatchMatMul', multiply);
  runOnCpu('BatchMatMul', ({ inputs }) => !isFloat(inputs['a']!) || !isFloat(inputs['b']!));
}

function multiply({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend }: KernelCall<Operands, Transposes>) {
  const [m, k] = matrixShape(a, transposeA);
  const [kOfB, n] = matrixShape(b, transposeB);
  tf.util.assert(
    k === kOfB,
    () =>
      `Error in matMul: inner shapes (${k}) and (${kOfB}) of Tensors with shapes ${a.shape} and ${b.shape} ` +
      `and transposeA=${transposeA} and transposeB=${transposeB} must match.`,
  );
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const out = backend.makeOutput([...batch, m, n], 'float32');
  if (k === 0) (backend.typedArrayFromHeap(out) as Float32Array).fill(0);
  if (sizeOf(out) === 0 || k === 0) return out;

  const [aAt, bAt, outAt] = addressesOf(backend, [a, b, out]);
  const [aOffsets, bOffsets] = [batchOffsets(a, batch), batchOffsets(b, batch)];
  aOffsets.forEach((aOffset, i) => {
    const matrices = { a: aAt + aOffset, b: bAt + bOffsets[i]!, c: outAt + i * m * n * 4 };
    gemm(backend, { transposeA, transposeB, m, n, k, ...matrices });
  });
  return out;
}

function matrixShape({ shape }: TensorInfo, isTransposed: boolean): [rows: number, columns: number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return isTransposed ? [columns, rows] : [rows, columns];
}

/** For each matrix of the broadcast batch, how many bytes into the tensor the matrix to use begins. */
function batchOffsets({ shape }: TensorInfo, batch: number[]): number[] {
  const own = shape.slice(0, -2);
  let stride = shape.at(-2)! * shape.at(-1)! * 4;
  let offsets = [0];
  for (let axis = batch.length - 1; axis >= 0; axis--) {
    const size = own[axis - batch.length + own.length] ?? 1;
    const steps = Array.from({ length: batch[axis]! }, (_, i) => (size === 1 ? 0 : i * stride));
    offsets = steps.flatMap((step) => offsets.map((offset) => step + offset));
    stride *= size;
  }
  return offsets;
}
