import * as tf from '@tensorflow/tfjs';
import { registerWasmPlus } from '../../src/index';

it('multiplies two matrices', async () => {
  registerWasmPlus();
  await tf.setBackend('wasm');
  expect([...tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).dataSync()]).toEqual([3, 3, 3, 3]);
});
