import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { registerWasmPlus } from '../src/index';

export const ENGINES = ['stock wasm', 'wasm+', 'cpu', 'tfjs-node'] as const;
export type Engine = (typeof ENGINES)[number];

/** TensorFlow.js on this engine. One process can hold one only: overridden kernels stay overridden. */
export async function load(engine: Engine): Promise<typeof tf> {
  if (engine === 'tfjs-node') return (await import(nativePath())) as typeof tf;
  if (engine === 'wasm+') registerWasmPlus();
  await tf.setBackend(engine === 'cpu' ? 'cpu' : 'wasm');
  return tf;
}

/** Either a folder, or what is installed. */
export function nativePath(): string {
  return process.env['GRADUS_TFJS_NODE'] ?? '@tensorflow/tfjs-node';
}
