import { addressesOf } from '../simd/heap';
import { simdOf } from '../simd/simd';
import { isFloat, overrideKernel, sizeOf, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<{ a: TensorInfo; b: TensorInfo }>;

/** Stock wasm looks for the place of each element one by one where an operand is repeated, as the bias of a layer is. */
export function speedUpBias(): void {
  overrideKernel('Add', (call: Call, stock) => {
    const { inputs, backend } = call;
    const { a, b } = inputs;
    const columns = a.shape.at(-1) ?? 0;
    if (!isFloat(a) || !isFloat(b) || sizeOf(a) === 0 || !isRow(b, columns, a.shape.length)) return stock(call);
    const out = backend.makeOutput(a.shape, 'float32');
    simdOf(backend).addRow(...addressesOf(backend, [a, b, out]), sizeOf(a) / columns, columns);
    return out;
  });
}

/** All its axes but the last have length 1, and there are no more of them than of the other tensor's. */
function isRow({ shape }: TensorInfo, columns: number, rank: number): boolean {
  return (
    columns > 1 && shape.length <= rank && shape.at(-1) === columns && shape.slice(0, -1).every((size) => size === 1)
  );
}
