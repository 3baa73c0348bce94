import { tf } from '@gradus/runtime';
import { ops } from './ops';

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(); // TensorFlow.js recommends another backend
  await tf.setBackend('cpu');
});

test('inspect() tells leaks, kernels and returned arguments of a function', async () => {
  const kept: tf.Tensor[] = [];
  const leaks = (x: tf.Tensor) => {
    kept.push(x.square());
    return x;
  };
  expect(await ops.inspect(leaks as never, [tf.tensor1d([1, 2])])).toEqual({
    leaked: 2,
    disposed: [],
    changed: [],
    returned: [0],
    kernels: ['Square'],
  });
});

test('inspect() throws what a function throws, and leaves nothing that gradients stumble over', async () => {
  const throws = (x: tf.Tensor) => x.reshape([2, 2]);
  await expect(ops.inspect(throws as never, [tf.tensor1d([1, 2, 3])])).rejects.toThrow('Size(3) must match');
  const [gradient] = ops.vjp(tf.square as never, [tf.tensor1d([1, 2])], tf.tensor1d([3, 4]), [0]);
  expect(Array.from(gradient!.dataSync())).toEqual([6, 16]);
});
