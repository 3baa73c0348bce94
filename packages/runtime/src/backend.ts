import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';

export const BACKENDS = ['wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** What a run was computed on; stamped into every result. */
export interface Backend {
  readonly name: BackendName;
  readonly device: string;
}

/**
 * Loads the backend and makes it the current one.
 *
 * @throws if the backend cannot be started, naming it
 */
export async function selectBackend(name: BackendName): Promise<Backend> {
  silenceCpuGreeting();
  const { registerGradients } = await import('@gradus/backend');
  registerGradients();
  if (name === 'wasm') await loadWasm();
  if (!(await tf.setBackend(name))) throw new Error(`The backend "${name}" could not be started.`);
  await tf.ready();
  return { name, device: 'CPU' };
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
