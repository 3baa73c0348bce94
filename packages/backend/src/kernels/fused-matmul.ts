import { activate, consume, type Activation } from './activate';
import { overrideKernel, runKernel, type TensorInfo } from './kernel';

interface FusedInputs {
  a: TensorInfo;
  b: TensorInfo;
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
}
interface FusedAttrs extends Activation {
  transposeA: boolean;
  transposeB: boolean;
}

/** Stock wasm adds the bias once for every 48 columns of a transposed operand. */
export function repairFusedMatMul(): void {
  overrideKernel<FusedInputs, FusedAttrs>('_FusedMatMul', ({ inputs, attrs, backend }) => {
    const { a, b, bias, preluActivationWeights } = inputs;
    const { transposeA, transposeB } = attrs;
    const product = runKernel('BatchMatMul', backend, { a, b }, { transposeA, transposeB });
    const sum = bias ? consume(backend, product, (x) => runKernel('Add', backend, { a: x, b: bias })) : product;
    return activate(backend, sum, attrs, preluActivationWeights);
  });
}
