import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ x: TensorInfo }, { reps: number[] }>;

/** Repeats one axis after the other, the last first, as copies of blocks; stock wasm goes through JavaScript. */
export function speedUpTile(): void {
  overrideKernel('Tile', (call: Call, stock) => {
    const {
      inputs: { x },
      attrs: { reps },
      backend,
    } = call;
    const isMine = x.dtype !== 'string' && sizeOf(x) > 0 && reps.every((count) => count > 0);
    if (!isMine || reps.every((count) => count === 1)) return stock(call);
    let current = x;
    for (let axis = reps.length - 1; axis >= 0; axis--) {
      if (reps[axis] === 1) continue;
      const next = repeatAxis(backend, current, axis, reps[axis]!);
      if (current !== x) backend.disposeData(current.dataId);
      current = next;
    }
    return current;
  });
}

function repeatAxis(backend: BackendWasm, x: TensorInfo, axis: number, count: number): TensorInfo {
  const out = backend.makeOutput(x.shape.with(axis, x.shape[axis]! * count), x.dtype);
  const [from, to] = addressesOf(backend, [x, out]);
  const bytes = tf.util.sizeFromShape(x.shape.slice(axis)) * tf.util.bytesPerElement(x.dtype);
  const blocks = tf.util.sizeFromShape(x.shape.slice(0, axis));
  const { copyBlocks } = simdOf(backend);
  for (let i = 0; i < count; i++) copyBlocks(from, bytes, to + i * bytes, count * bytes, bytes, blocks);
  return out;
}
