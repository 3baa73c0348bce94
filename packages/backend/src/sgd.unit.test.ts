import * as tf from '@tensorflow/tfjs';
import { fromData } from './testing/array64';
import { expectClose } from './testing/expect-close';
import { useWasmPlus } from './testing/use-wasm-plus';

useWasmPlus();

const START = [1, -2, 3, 0.5, -1, 4, 2]; // four at a time, and three left over

it('SGD moves a variable against its gradient, at the rate it has at present, and leaves others alone', () => {
  const [w, other] = [tf.variable(tf.tensor1d(START)), tf.variable(tf.ones([2]))];
  const optimizer = tf.train.sgd(0.1);
  optimizer.minimize(() => tf.sum(tf.square(w)));
  expectClose(w, fromData([7], START.map((value) => 0.8 * value))); // prettier-ignore
  const before = [tf.memory().numTensors, tf.backend().numDataIds()];
  optimizer.setLearningRate(0.25);
  optimizer.minimize(() => tf.sum(tf.square(w)), false, [w, other]);
  expectClose(w, fromData([7], START.map((value) => 0.4 * value))); // prettier-ignore
  expectClose(other, fromData([2], [1, 1]));
  expect([tf.memory().numTensors, tf.backend().numDataIds()]).toEqual(before);
  tf.dispose([w, other]);
  optimizer.dispose();
});

it('momentum, which is made from SGD, keeps its own way', () => {
  const w = tf.variable(tf.tensor1d(START));
  const optimizer = tf.train.momentum(0.1, 0.5);
  for (let step = 0; step < 2; step++) optimizer.minimize(() => tf.sum(tf.square(w)));
  // v = 2w, w ← 0.8 w; then v = 0.5 · 2w + 2 · 0.8 w = 2.6 w, w ← 0.54 w
  expectClose(w, fromData([7], START.map((value) => 0.54 * value))); // prettier-ignore
  w.dispose();
  optimizer.dispose();
});
