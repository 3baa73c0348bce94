import * as tf from '@tensorflow/tfjs';
import { fromData } from './testing/array64';
import { withoutLeaks } from './testing/check-cases';
import { expectClose } from './testing/expect-close';
import { useWasmPlus } from './testing/use-wasm-plus';

useWasmPlus();

type Derivative = [f: (x: tf.Tensor) => tf.Tensor, second: (x: number) => number];

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const FUNCTIONS: Record<string, Derivative> = {
  // gradients replaced here must have gradients themselves
  'relu of a square': [(x) => tf.relu(tf.sub(tf.square(x), 1)), (x) => (x * x > 1 ? 2 : 0)],
  'clip of a cube': [(x) => tf.clipByValue(tf.pow(x, 3), -2, 2), (x) => (Math.abs(x ** 3) < 2 ? 6 * x : 0)],
  'mean of squares': [(x) => tf.mean(tf.square(x)), () => 2 / 5],
  // stock TensorFlow.js drops a term of these
  exp: [(x) => tf.exp(x), Math.exp],
  'exp of a square': [(x) => tf.exp(tf.square(x)), (x) => (2 + 4 * x * x) * Math.exp(x * x)],
  sigmoid: [(x) => tf.sigmoid(x), (x) => sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x))],
  tanh: [(x) => tf.tanh(x), (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
  'a power of x': [(x) => tf.pow(2, x), (x) => Math.log(2) ** 2 * 2 ** x],
  'the first of two softmax probabilities': [
    (x) => tf.slice(tf.softmax(tf.stack([x, tf.zerosLike(x)], 1)), [0, 0], [-1, 1]),
    (x) => sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x)),
  ],
};

it.each(Object.entries(FUNCTIONS))('%s has the right second derivative', (name, [f, second]) => {
  withoutLeaks(() => {
    const x = [0.3, 1.2, 2, 0.7, 1.5];
    const gradient = tf.grad((t) => tf.sum(tf.grad(f)(t)));
    expectClose(gradient(tf.tensor1d(x)), fromData([5], x.map(Math.fround).map(second)));
  });
});

it('the third derivative of tanh is right, too', () => {
  const first = tf.grad((x) => tf.sum(tf.tanh(x)));
  const second = tf.grad((x) => tf.sum(first(x)));
  const third = tf.grad((x) => tf.sum(second(x)));
  const t = Math.tanh(Math.fround(0.3));
  expectClose(third(tf.tensor1d([0.3])), fromData([1], [(1 - t * t) * (6 * t * t - 2)]));
});
