import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmPlus } from '../src/index';

/** A first product on wasm+ as a program has it that is bundled with everything it needs: so workers start. */
async function main(): Promise<void> {
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  registerWasmPlus();
  await tf.setBackend('wasm');
  const values = String(tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).dataSync());
  if (values !== '3,3,3,3') throw new Error(`wasm+ in one file multiplies wrongly: ${values}`);
}

void main();
