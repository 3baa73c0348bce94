import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ x: TensorInfo }>;

/** Stock wasm calls a scalar function of C for each element. */
export function speedUpExponentials(): void {
  for (const [kernelName, name] of [
    ['Exp', 'exp'],
    ['Tanh', 'tanh'],
  ] as const) {
    overrideKernel(kernelName, (call: Call, stock) => {
      const {
        inputs: { x },
        backend,
      } = call;
      if (!isFloat(x)) return stock(call);
      const out = backend.makeOutput(x.shape, 'float32');
      const [xAt, outAt] = addressesOf(backend, [x, out]);
      simdOf(backend)[name](xAt, outAt, sizeOf(x));
      return out;
    });
  }
}
