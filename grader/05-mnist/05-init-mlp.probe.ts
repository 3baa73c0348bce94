import { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/05-init-mlp';

type InitMlp = typeof Exercise.initMlp;

/** What kind of objects a network is made of, and what it leaves when they are gone. */
export function traces(initMlp: InitMlp, sizes: number[]) {
  const before = tf.memory().numTensors;
  const layers = initMlp(sizes, { scheme: 'kaiming', seed: 1 });
  const made = tf.memory().numTensors - before;
  const variables = layers.flatMap(({ W, b }) => [W, b] as tf.Tensor[]);
  const trainable = variables.filter((v) => v instanceof tf.Variable && v.trainable).length;
  const objects = new Set(variables).size;
  tf.dispose(variables);
  return { made, trainable, objects, left: tf.memory().numTensors - before };
}

/** The variables that a call inside tf.tidy makes. */
export function insideTidy(initMlp: InitMlp, sizes: number[]) {
  const layers: { W: tf.Tensor; b: tf.Tensor }[] = [];
  tf.tidy(() => void layers.push(...initMlp(sizes, { scheme: 'kaiming', seed: 1 })));
  return layers.flatMap(({ W, b }) => [W, b]).filter((v) => v.isDisposed).length;
}
