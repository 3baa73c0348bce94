import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import type { Kind } from '../ladder';
import { repairTensorFlow } from './repair-tensorflow';
import { requireBeside } from './require-beside';
import { BackendUnavailable } from './unavailable';

interface Binding {
  isUsingGpuDevice(): boolean;
  readonly TF_Version: string;
}

/**
 * Registers TensorFlow's C library as a backend, through the native part of `@tensorflow/tfjs-node` or its sibling for
 * GPUs. Their main module is passed by: it starts programs to find the native part, and loads TensorFlow.js again.
 *
 * @param folder the package's
 * @throws {BackendUnavailable} or what the system says of the library
 */
export function loadTensorFlow(folder: string, packageName: string): { device: string; kind: Kind } {
  lendOldUtilities();
  const binding = requireBeside(bindingIn(folder, packageName)) as Binding;
  const isGpu = binding.isUsingGpuDevice();
  if (!isGpu && packageName.endsWith('-gpu')) {
    throw new BackendUnavailable(`TensorFlow ${binding.TF_Version} sees no GPU (driver, CUDA or cuDNN missing?)`);
  }
  requireBeside(join(folder, 'dist/register_all_kernels.js'));
  const { NodeJSKernelBackend } = requireBeside(join(folder, 'dist/nodejs_kernel_backend.js')) as {
    NodeJSKernelBackend: new (binding: Binding, packageName: string) => tf.KernelBackend;
  };
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, packageName));
  repairTensorFlow();
  const device = `${isGpu ? 'GPU' : 'CPU'}, TensorFlow ${binding.TF_Version}`;
  return { device, kind: isGpu ? 'gpu' : 'processor' };
}

/** One build for each version of Node's interface, the newest last. */
function bindingIn(folder: string, packageName: string): string {
  const builds = join(folder, 'lib');
  const found = existsSync(builds) ? readdirSync(builds).map((build) => join(builds, build, 'tfjs_binding.node')) : [];
  const binding = found.filter((file) => existsSync(file)).sort().at(-1); // prettier-ignore
  if (binding !== undefined) return binding;
  throw new BackendUnavailable(`its install script has not run: npm rebuild ${packageName}`);
}

/** Node 23 has dropped two functions of `util` that this package calls. */
function lendOldUtilities(): void {
  const utilities = util as { isNullOrUndefined?: unknown; isArray?: unknown };
  utilities.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  utilities.isArray ??= Array.isArray;
}
