import * as tf from '@tensorflow/tfjs';
import { type Call, kernelNames, type Outputs, overrideKernel } from './override-kernel';

/** Those calls of a kernel that the backend gets wrong run on the cpu backend instead. */
export function runOnCpu(backendName: string, names: readonly string[], when: (call: Call) => boolean): void {
  for (const name of names) {
    overrideKernel(backendName, name, (call, stock) => (when(call) ? computeOnCpu(name, call) : stock(call)));
  }
}

/** Every kernel that the backend lacks runs on the cpu backend, except those for complex numbers. */
export function runMissingOnCpu(backendName: string): void {
  const existing = new Set([...kernelNames(backendName), ...COMPLEX]);
  for (const kernelName of kernelNames('cpu').filter((name) => !existing.has(name))) {
    const kernelFunc = ((call: Call) => computeOnCpu(kernelName, call)) as unknown as tf.KernelFunc;
    tf.registerKernel({ kernelName, backendName, kernelFunc });
  }
}

const COMPLEX = ['Complex', 'ComplexAbs', 'Real', 'Imag', 'FFT', 'IFFT'];

function computeOnCpu(kernelName: string, { inputs, attrs, backend }: Call): Outputs {
  const cpu = tf.findBackend('cpu') as tf.KernelBackend;
  const moved = (from: tf.KernelBackend, to: tf.KernelBackend, { dataId, shape, dtype }: tf.TensorInfo) => {
    return { dataId: to.write(from.readSync(dataId), shape, dtype), shape, dtype };
  };
  const copies: tf.TensorInfo[] = [];
  const toCpu = (info: tf.TensorInfo) => {
    const copy = moved(backend, cpu, info);
    copies.push(copy);
    return copy;
  };
  const { kernelFunc } = tf.getKernel(kernelName, 'cpu');
  const outputs = kernelFunc({ inputs: mapInputs(inputs, toCpu), attrs: attrs as tf.NamedAttrMap, backend: cpu });
  const results = [outputs].flat().map((output) => moved(cpu, backend, output));
  // An output may share the data of an input, so each is released once.
  for (const id of new Set([...copies, ...[outputs].flat()].map(({ dataId }) => dataId))) cpu.disposeData(id, true);
  return Array.isArray(outputs) ? results : results[0]!;
}

/** Some kernels take one list of tensors instead of named ones. */
function mapInputs(inputs: Call['inputs'], toCpu: (info: tf.TensorInfo) => tf.TensorInfo): tf.NamedTensorInfoMap {
  if (Array.isArray(inputs)) return inputs.map(toCpu) as unknown as tf.NamedTensorInfoMap;
  const entries = Object.entries(inputs).filter(([, value]) => value !== undefined && value !== null);
  const mapped = entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(toCpu) : toCpu(value!)]);
  return Object.fromEntries(mapped) as tf.NamedTensorInfoMap;
}
