import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { type BackendName, findPackages, isNative, type Kind, type PackageFolders } from './ladder';
import { multiplyOnce } from './native/multiply-once';
import { loadTensorFlow } from './native/tensorflow';
import { BackendUnavailable, reasonOf } from './native/unavailable';
import { loadWebGpu } from './native/webgpu';

/** What a run was computed on; stamped into every result. */
export interface Backend {
  readonly name: BackendName;
  readonly device: string;
  readonly kind: Kind;
}

type Loaded = Omit<Backend, 'name'> & { readonly registeredAs?: string };

/**
 * Loads the backend and makes it the current one. One that this project does not bring must multiply two matrices first.
 *
 * @param folders where the packages are that it needs, by name; beside this file unless they are given
 * @throws {BackendUnavailable} if it cannot be used, naming it and saying why in a line
 */
export async function selectBackend(name: BackendName, folders?: PackageFolders): Promise<Backend> {
  silenceCpuGreeting();
  try {
    const { registeredAs = name, ...where } = await load(name, folders ?? packagesBeside(name));
    if (!(await tf.setBackend(registeredAs))) throw new BackendUnavailable('it could not be started');
    await tf.ready();
    const { registerGradients } = await import('@gradus/backend');
    registerGradients();
    if (isNative(name)) await multiplyOnce();
    return { name, ...where };
  } catch (error) {
    throw new BackendUnavailable(`The backend "${name}" cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

function packagesBeside(name: BackendName): PackageFolders {
  const found = isNative(name) ? findPackages(name, __dirname) : {};
  if (!found) throw new BackendUnavailable('its packages are not installed');
  return found;
}

async function load(name: BackendName, folders: PackageFolders): Promise<Loaded> {
  switch (name) {
    case 'tensorflow':
    case 'tensorflow-gpu': {
      const [packageName, folder] = Object.entries(folders)[0]!;
      return { registeredAs: 'tensorflow', ...loadTensorFlow(folder, packageName) };
    }
    case 'webgpu':
      return loadWebGpu(folders);
    case 'wasm':
      await loadWasm();
      return { device: 'CPU', kind: 'processor' };
    default:
      return { device: 'CPU', kind: 'processor' };
  }
}

async function loadWasm(): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  const { registerWasmPlus } = await import('@gradus/backend');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  registerWasmPlus({ gemm: 'simd' }); // what is installed besides must not change a grade
}

/** The cpu backend advertises tfjs-node on its first write; in production mode it keeps quiet. */
function silenceCpuGreeting(): void {
  tf.env().set('PROD', true);
  const cpu = tf.findBackend('cpu') as tf.KernelBackend;
  cpu.disposeData(cpu.write(Float32Array.of(0), [1], 'float32'), true);
  tf.env().set('PROD', false);
}
