import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { overrideKernel, runKernel, type TensorInfo } from './kernel';

interface FusedInputs {
  a: TensorInfo;
  b: TensorInfo;
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
}
interface FusedAttrs {
  transposeA: boolean;
  transposeB: boolean;
  activation: string;
  leakyreluAlpha?: number;
}

/** Stock wasm adds the bias once for every 48 columns of a transposed operand. */
export function repairFusedMatMul(): void {
  overrideKernel<FusedInputs, FusedAttrs>('_FusedMatMul', ({ inputs, attrs, backend }) => {
    const { a, b, bias, preluActivationWeights: alpha } = inputs;
    const { transposeA, transposeB, activation, leakyreluAlpha } = attrs;
    const product = runKernel('BatchMatMul', backend, { a, b }, { transposeA, transposeB });
    const sum = bias ? consume(backend, product, (x) => runKernel('Add', backend, { a: x, b: bias })) : product;
    const kernelName = ACTIVATIONS[activation];
    if (!kernelName) return sum;
    const more: Record<string, TensorInfo> = alpha && kernelName === 'Prelu' ? { alpha } : {};
    const settings = kernelName === 'LeakyRelu' ? { alpha: leakyreluAlpha } : {};
    return consume(backend, sum, (x) => runKernel(kernelName, backend, { x, ...more }, settings));
  });
}

const ACTIVATIONS: Record<string, string> = {
  elu: 'Elu',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
};

function consume(backend: BackendWasm, input: TensorInfo, use: (input: TensorInfo) => TensorInfo): TensorInfo {
  const output = use(input);
  backend.disposeData(input.dataId);
  return output;
}
