import { createRequire } from 'node:module';
import type * as Tf from '@tensorflow/tfjs';

type TensorFlow = typeof Tf;

/** TensorFlow.js on some engine, and what is worth knowing of it. */
export interface LoadedEngine {
  readonly tf: TensorFlow;
  readonly details: string;
}

/** How each engine is loaded. One process can hold one only: overridden kernels stay overridden. */
const LOADERS = {
  'stock wasm': async () => {
    await import('@tensorflow/tfjs-backend-wasm');
    return on('wasm', await union(), 'one thread');
  },
  'wasm+': () => wasmPlus('simd'),
  'wasm+ with two threads': () => wasmPlus('threads'),
  'wasm+ with onnxruntime': () => wasmPlus('onnxruntime'),
  cpu: async () => on('cpu', await union(), 'plain JavaScript'),
  'tfjs-node': async () => {
    const tf = load('@tensorflow/tfjs-node') as TensorFlow;
    const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
    return { tf, details: `TensorFlow ${binding.TF_Version}, all cores` };
  },
  WebGPU: webgpu,
} satisfies Record<string, () => Promise<LoadedEngine>>;

export type Engine = keyof typeof LOADERS;
export const ENGINES = Object.keys(LOADERS) as Engine[];

/**
 * Loads an engine and has it multiply two matrices. Engines that do not belong to this project are looked for where
 * NODE_PATH says.
 *
 * @throws if it is not there or does not work
 */
export async function loadEngine(engine: Engine): Promise<LoadedEngine> {
  const loaded = await LOADERS[engine]();
  const product = loaded.tf.matMul(loaded.tf.ones([2, 3]), loaded.tf.ones([3, 2]));
  const values = String(await product.data());
  if (values !== '3,3,3,3') throw new Error(`${engine} multiplies wrongly: ${values}`);
  return loaded;
}

const load = createRequire(__filename);

async function union(): Promise<TensorFlow> {
  return (await import('@tensorflow/tfjs')) as TensorFlow;
}

async function wasmPlus(gemm: 'simd' | 'threads' | 'onnxruntime'): Promise<LoadedEngine> {
  const { gemmEngine, registerWasmPlus } = await import('../src/index');
  registerWasmPlus({ gemm });
  const engine = gemmEngine();
  const threads = gemm === 'threads' ? 'two threads' : 'one thread';
  return on('wasm', await union(), engine.status === 'onnxruntime' ? `${engine.version}, ${threads}` : threads);
}

/** Adapters that compute on the processor are no hardware; they are named as what they are. */
async function webgpu(): Promise<LoadedEngine> {
  const { create, globals } = load('webgpu') as { create(flags: string[]): Gpu; globals: object };
  const gpu = create([]);
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const adapter = await gpu.requestAdapter();
  if (!adapter) throw new Error('WebGPU finds no adapter');
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const beside = createRequire(load.resolve('@tensorflow/tfjs-backend-webgpu')); // it brings its own TensorFlow.js
  const tf = beside('@tensorflow/tfjs') as TensorFlow;
  load('@tensorflow/tfjs-backend-webgpu');
  return on('webgpu', tf, `${isFallbackAdapter ? 'software: ' : ''}${description || `${vendor} ${architecture}`}`);
}

interface Gpu {
  requestAdapter(): Promise<{ readonly info: AdapterInfo } | null>;
}
interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly isFallbackAdapter: boolean;
}

async function on(backend: string, tf: TensorFlow, details: string): Promise<LoadedEngine> {
  if (!(await tf.setBackend(backend))) throw new Error(`The backend ${backend} does not start`);
  await tf.ready();
  return { tf, details };
}
