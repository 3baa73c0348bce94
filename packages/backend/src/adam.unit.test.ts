import * as tf from '@tensorflow/tfjs';
import { fromData } from './testing/array64';
import { expectClose } from './testing/expect-close';
import { useWasmPlus } from './testing/use-wasm-plus';

useWasmPlus();

const [RATE, BETA1, BETA2, EPSILON] = [0.1, 0.9, 0.999, 1e-7];

it('Adam moves a variable as its formula says', () => {
  const start = [1, -2, 3, 0.5, -1, 4, 2]; // four at a time, and three left over
  const w = tf.variable(tf.tensor1d(start));
  const optimizer = tf.train.adam(RATE, BETA1, BETA2, EPSILON);
  for (let step = 0; step < 5; step++) optimizer.minimize(() => tf.sum(tf.pow(w, 4)));

  expectClose(w, fromData([7], start.map((value) => adam(value, 5, (p) => 4 * p ** 3)))); // prettier-ignore
  optimizer.dispose();
  w.dispose();
});

it('Adam keeps the number of tensors over its steps', () => {
  const w = tf.variable(tf.ones([3]));
  const optimizer = tf.train.adam(RATE);
  const minimize = () => optimizer.minimize(() => tf.sum(tf.square(w)));
  minimize();
  const before = [tf.memory().numTensors, tf.backend().numDataIds()];
  for (let step = 0; step < 3; step++) minimize();
  expect([tf.memory().numTensors, tf.backend().numDataIds()]).toEqual(before);
  optimizer.dispose();
  w.dispose();
});

it('Adam gives its weights and takes them back', async () => {
  const w = tf.variable(tf.ones([3]));
  const optimizer = tf.train.adam(RATE);
  optimizer.minimize(() => tf.sum(tf.square(w)));
  const names = (await optimizer.getWeights()).map(({ name }) => name);
  expect(names).toEqual(['iter', `${w.name}/m`, `${w.name}/v`]);
  await optimizer.setWeights(await optimizer.getWeights());
  optimizer.minimize(() => tf.sum(tf.square(w)));
});

function adam(start: number, steps: number, gradient: (p: number) => number): number {
  let [p, m, v] = [start, 0, 0];
  for (let t = 1; t <= steps; t++) {
    const g = gradient(p);
    m = BETA1 * m + (1 - BETA1) * g;
    v = BETA2 * v + (1 - BETA2) * g * g;
    p -= (RATE * (m / (1 - BETA1 ** t))) / (Math.sqrt(v / (1 - BETA2 ** t)) + EPSILON);
  }
  return p;
}
