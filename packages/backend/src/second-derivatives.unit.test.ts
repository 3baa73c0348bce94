import * as tf from '@tensorflow/tfjs';
import { fromData } from './testing/array64';
import { withoutLeaks } from './testing/check-cases';
import { expectClose } from './testing/expect-close';
import { useWasmPlus } from './testing/use-wasm-plus';

useWasmPlus();

type Derivative = [f: (x: tf.Tensor) => tf.Tensor, second: (x: number) => number];

/** The gradients replaced here must have gradients themselves. */
const FUNCTIONS: Record<string, Derivative> = {
  'relu of a square': [(x) => tf.relu(tf.sub(tf.square(x), 1)), (x) => (x * x > 1 ? 2 : 0)],
  'clip of a cube': [(x) => tf.clipByValue(tf.pow(x, 3), -2, 2), (x) => (Math.abs(x ** 3) < 2 ? 6 * x : 0)],
  'mean of squares': [(x) => tf.mean(tf.square(x)), () => 2 / 5],
};

it.each(Object.entries(FUNCTIONS))('%s has the right second derivative', (name, [f, second]) => {
  withoutLeaks(() => {
    const x = [0.3, 1.2, 2, 0.7, 1.5];
    const gradient = tf.grad((t) => tf.sum(tf.grad(f)(t)));
    expectClose(gradient(tf.tensor1d(x)), fromData([5], x.map(Math.fround).map(second)));
  });
});
