import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

/** Stock wasm replaces NaN by a bound, which hides it. */
export function repairClip(): void {
  type ClipCall = KernelCall<{ x: TensorInfo }, { clipValueMin: number; clipValueMax: number }>;
  overrideKernel('ClipByValue', (call: ClipCall, stock) => {
    const {
      inputs: { x },
      attrs: { clipValueMin, clipValueMax },
      backend,
    } = call;
    if (!isFloat(x)) return stock(call);
    const out = backend.makeOutput(x.shape, 'float32');
    const [xAt, outAt] = addressesOf(backend, [x, out]);
    simdOf(backend).clip(xAt, outAt, sizeOf(x), clipValueMin, clipValueMax);
    return out;
  });
}
