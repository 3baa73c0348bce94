import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { runKernel, type TensorInfo } from './kernel';

/** What fused kernels are told of the activation at their end. */
export interface Activation {
  readonly activation: string;
  readonly leakyreluAlpha?: number;
}

/** Applies the activation of a fused kernel to what it has computed so far, which is consumed. */
export function activate(
  backend: BackendWasm,
  x: TensorInfo,
  { activation, leakyreluAlpha }: Activation,
  preluWeights?: TensorInfo,
): TensorInfo {
  const kernelName = KERNELS[activation];
  if (!kernelName) return x;
  const more: Record<string, TensorInfo> = preluWeights && kernelName === 'Prelu' ? { alpha: preluWeights } : {};
  const settings = kernelName === 'LeakyRelu' ? { alpha: leakyreluAlpha } : {};
  return consume(backend, x, () => runKernel(kernelName, backend, { x, ...more }, settings));
}

export function isActivation(name: string): boolean {
  return name === 'linear' || name in KERNELS;
}

const KERNELS: Record<string, string> = {
  elu: 'Elu',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
};

export function consume(backend: BackendWasm, input: TensorInfo, use: (input: TensorInfo) => TensorInfo): TensorInfo {
  const output = use(input);
  backend.disposeData(input.dataId);
  return output;
}
