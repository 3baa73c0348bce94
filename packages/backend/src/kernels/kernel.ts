import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

export type TensorInfo = tf.TensorInfo;

/** What TensorFlow.js hands to a kernel of the wasm backend. `Inputs` and `Attrs` say what this kernel knows of it. */
export interface KernelCall<Inputs = Record<string, TensorInfo>, Attrs = object> {
  readonly inputs: Inputs;
  readonly attrs: Attrs;
  readonly backend: BackendWasm;
}

export type Kernel<Inputs = Record<string, TensorInfo>, Attrs = object> = (
  call: KernelCall<Inputs, Attrs>,
) => TensorInfo | TensorInfo[];

/** Registers a kernel the wasm backend does not have. */
export function addKernel<Inputs, Attrs>(kernelName: string, kernel: Kernel<Inputs, Attrs>): void {
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernel as unknown as tf.KernelFunc });
}

/**
 * Replaces a kernel of the wasm backend; the new one is given the old one, for the calls it leaves alone.
 * What the old one sets up when the backend starts is still set up.
 */
export function overrideKernel<Inputs, Attrs>(
  kernelName: string,
  kernel: (call: KernelCall<Inputs, Attrs>, stock: Kernel<Inputs, Attrs>) => TensorInfo | TensorInfo[],
): void {
  const config = tf.getKernel(kernelName, 'wasm');
  const stock = config.kernelFunc as unknown as Kernel<Inputs, Attrs>;
  const kernelFunc = ((call) =>
    kernel(call as unknown as KernelCall<Inputs, Attrs>, stock)) satisfies tf.KernelFunc as tf.KernelFunc;
  tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ ...config, kernelFunc });
}

/** Runs a kernel from within another one: its result is not tracked, so whoever calls must dispose of it. */
export function runKernel(
  kernelName: string,
  backend: BackendWasm,
  inputs: Record<string, TensorInfo>,
  attrs: object = {},
): TensorInfo {
  const { kernelFunc } = tf.getKernel(kernelName, 'wasm');
  return (kernelFunc as unknown as Kernel)({ inputs, attrs, backend }) as TensorInfo;
}

export function sizeOf({ shape }: TensorInfo): number {
  return tf.util.sizeFromShape(shape);
}

export function isFloat({ dtype }: TensorInfo): boolean {
  return dtype === 'float32';
}
