import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addKernel, overrideKernel, type Kernel, type KernelCall, type TensorInfo } from './kernel';

type Call = KernelCall<Inputs>;
type Inputs = Record<string, TensorInfo | TensorInfo[] | undefined>;

/** Those calls of a kernel that the wasm backend gets wrong run on the cpu backend instead. */
export function runOnCpu(kernelName: string, when: (call: KernelCall) => boolean): void {
  overrideKernel<Record<string, TensorInfo>, object>(kernelName, (call, stock) =>
    when(call) ? computeOnCpu(kernelName, call as unknown as Call) : stock(call),
  );
}

/** Every kernel the wasm backend lacks runs on the cpu backend, except those for complex numbers: it cannot hold any. */
export function runMissingOnCpu(): void {
  const names = (backend: string) => tf.getKernelsForBackend(backend).map(({ kernelName }) => kernelName);
  const existing = new Set([...names('wasm'), ...COMPLEX]);
  for (const name of names('cpu').filter((name) => !existing.has(name))) {
    addKernel(name, ((call: Call) => computeOnCpu(name, call)) as unknown as Kernel);
  }
}

const COMPLEX = ['Complex', 'ComplexAbs', 'Real', 'Imag', 'FFT', 'IFFT'];

function computeOnCpu(kernelName: string, { inputs, attrs, backend }: Call): TensorInfo | TensorInfo[] {
  const cpu = cpuBackend();
  const copies: TensorInfo[] = [];
  const toCpu = (info: TensorInfo): TensorInfo => {
    const dataId = cpu.write(backend.readSync(info.dataId), info.shape, info.dtype);
    const copy = { dataId, shape: info.shape, dtype: info.dtype };
    copies.push(copy);
    return copy;
  };
  const { kernelFunc } = tf.getKernel(kernelName, 'cpu');
  const outputs = kernelFunc({ inputs: mapInputs(inputs, toCpu), attrs: attrs as tf.NamedAttrMap, backend: cpu });
  const results = [outputs].flat().map((info) => fromCpu(info, cpu, backend));
  // An output may share the data of an input, so each is released once.
  for (const id of new Set([...copies, ...[outputs].flat()].map(({ dataId }) => dataId))) cpu.disposeData(id, true);
  return Array.isArray(outputs) ? results : results[0]!;
}

/** Some kernels take one list of tensors instead of named ones. */
function mapInputs(inputs: Inputs, toCpu: (info: TensorInfo) => TensorInfo): tf.NamedTensorInfoMap {
  if (Array.isArray(inputs)) return inputs.map(toCpu) as unknown as tf.NamedTensorInfoMap;
  const entries = Object.entries(inputs).filter(([, value]) => value != null);
  const mapped = entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(toCpu) : toCpu(value!)]);
  return Object.fromEntries(mapped) as tf.NamedTensorInfoMap;
}

function fromCpu(info: TensorInfo, cpu: CpuBackend, backend: BackendWasm): TensorInfo {
  return backend.makeOutput(info.shape, info.dtype, undefined, cpu.readSync(info.dataId));
}

type CpuBackend = tf.KernelBackend & { firstUse: boolean };

function cpuBackend(): CpuBackend {
  const cpu = tf.findBackend('cpu') as CpuBackend;
  cpu.firstUse = false; // or it advertises another package on its first write
  return cpu;
}
