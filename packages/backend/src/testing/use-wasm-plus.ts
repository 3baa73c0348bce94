import * as tf from '@tensorflow/tfjs';
import { registerWasmPlus } from '../register-wasm-plus';

/** Call it at the top of a test file. */
export function useWasmPlus(): void {
  beforeAll(async () => {
    registerWasmPlus();
    await tf.setBackend('wasm');
  });
}
