import * as tf from '@tensorflow/tfjs';

/** What TensorFlow.js hands to a kernel. */
export interface Call {
  readonly inputs: Readonly<Record<string, tf.TensorInfo | tf.TensorInfo[] | undefined>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: tf.KernelBackend;
}

export type Outputs = tf.TensorInfo | tf.TensorInfo[];
type Kernel = (call: Call) => Outputs;

/** Puts a kernel before one of the backend; it is given the old one, for the calls that it leaves alone. */
export function overrideKernel(
  backendName: string,
  kernelName: string,
  kernel: (call: Call, stock: Kernel) => Outputs,
): void {
  const config = tf.getKernel(kernelName, backendName);
  if (!config) return;
  const stock = config.kernelFunc as unknown as Kernel;
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    ...config,
    kernelFunc: ((call: Call) => kernel(call, stock)) as unknown as tf.KernelFunc,
  });
}

export function kernelNames(backendName: string): string[] {
  return tf.getKernelsForBackend(backendName).map(({ kernelName }) => kernelName);
}

/** Some kernels take a list of tensors instead of named ones. */
export function inputsOf({ inputs }: Call): tf.TensorInfo[] {
  return Object.values(inputs)
    .flat()
    .filter((input) => input !== undefined && input !== null);
}
