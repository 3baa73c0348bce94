import * as tf from '@tensorflow/tfjs';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ x: TensorInfo }, { perm: number[] }>;

/**
 * Nearly every transpose swaps two neighbouring groups of axes: a matrix, [batch, time, …] ↔ [time, batch, …], NHWC ↔
 * NCHW, the heads of attention. Those go a block at a time; the rest stays with stock wasm.
 */
export function speedUpTranspose(): void {
  overrideKernel('Transpose', (call: Call, stock) => {
    const {
      inputs: { x },
      attrs: { perm },
    } = call;
    const swap = sizeOf(x) > 0 && ['float32', 'int32'].includes(x.dtype) ? findSwap(x.shape, perm) : undefined;
    return swap ? transpose(call, swap) : stock(call);
  });
}

/** [outer, rows, columns, inner] → [outer, columns, rows, inner] */
interface Swap {
  outer: number;
  rows: number;
  columns: number;
  inner: number;
}

function findSwap(shape: number[], perm: number[]): Swap | undefined {
  const first = perm.findIndex((axis, i) => axis !== i);
  if (first < 0) return undefined;
  const end = perm.findLastIndex((axis, i) => axis !== i) + 1;
  const middle = perm[first]!;
  const isSwap = perm.slice(first, end).every((axis, i) => axis === first + ((middle - first + i) % (end - first)));
  if (!isSwap) return undefined;
  const size = (from: number, to?: number) => tf.util.sizeFromShape(shape.slice(from, to));
  return { outer: size(0, first), rows: size(first, middle), columns: size(middle, end), inner: size(end) };
}

function transpose({ inputs: { x }, attrs: { perm }, backend }: Call, { outer, rows, columns, inner }: Swap) {
  const out = backend.makeOutput(
    perm.map((axis) => x.shape[axis]!),
    x.dtype,
  );
  const simd = simdOf(backend);
  const [from, to] = addressesOf(backend, [x, out]);
  const block = inner * 4;
  for (let i = 0; i < outer; i++) {
    const offset = i * rows * columns * block;
    if (inner === 1) simd.transpose(from + offset, to + offset, rows, columns);
    else {
      for (let j = 0; j < columns; j++) {
        const target = to + offset + j * rows * block;
        simd.copyBlocks(from + offset + j * block, columns * block, target, block, block, rows);
      }
    }
  }
  return out;
}
