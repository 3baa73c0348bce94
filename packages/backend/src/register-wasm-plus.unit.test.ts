import * as tf from '@tensorflow/tfjs';
import { registerWasmPlus } from './register-wasm-plus';

it('registerWasmPlus() may come after setBackend(), and more than once', async () => {
  await tf.setBackend('wasm');
  const before = tf.matMul(tf.ones([2, 3]), tf.ones([3, 2]));
  registerWasmPlus();
  const kernels = tf.getKernelsForBackend('wasm');
  registerWasmPlus();
  expect(tf.getKernelsForBackend('wasm')).toEqual(kernels);
  expect([...tf.matMul(before, before).dataSync()]).toEqual([18, 18, 18, 18]);
  expect([...tf.einsum('ij->ji', before).dataSync()]).toEqual([3, 3, 3, 3]);
});
