import * as tf from '@tensorflow/tfjs';
import { addressOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

/** Blocks are copied within the heap; stock wasm does it element by element from JavaScript. */
export function speedUpConcat(): void {
  overrideKernel('Concat', (call: KernelCall<TensorInfo[], { axis: number }>, stock) => {
    const { inputs, attrs, backend } = call;
    const parts = inputs.filter((part) => sizeOf(part) > 0);
    const dtype = inputs[0]!.dtype;
    if (dtype === 'string' || parts.length < 2) return stock(call);

    const axis = tf.util.parseAxisParam(attrs.axis, inputs[0]!.shape)[0]!;
    const shapes = inputs.map(({ shape }) => shape);
    tf.backend_util.assertParamsConsistent(shapes, axis);
    const out = backend.makeOutput(tf.backend_util.computeOutShape(shapes, axis), dtype);
    const bytesFrom = (shape: number[]) => tf.util.sizeFromShape(shape.slice(axis)) * tf.util.bytesPerElement(dtype);
    const stride = bytesFrom(out.shape);
    const count = tf.util.sizeFromShape(out.shape.slice(0, axis));
    let target = addressOf(backend, out);
    for (const part of parts) {
      const block = bytesFrom(part.shape);
      simdOf(backend).copyBlocks(addressOf(backend, part), block, target, stride, block, count);
      target += block;
    }
    return out;
  });
}
