import { tf } from '@gradus/runtime';
import type * as Exercise from '#05-mnist/07-sgd-momentum-step';

type Step = typeof Exercise.sgdMomentumStep;
interface Options {
  lr: number;
  momentum: number;
}

/** Parameters and velocities after each of several steps with these gradients. */
export function run(step: Step, starts: tf.Tensor[], gradients: tf.Tensor[][], options: Options[]) {
  const params = starts.map((start) => tf.variable(start));
  const velocity: tf.Variable[] = [];
  const history = gradients.map((grads, k) => {
    step(params, grads, velocity, options[k]!);
    return { params: params.map((w) => w.clone()), velocity: velocity.map((v) => v.clone()) };
  });
  tf.dispose([params, velocity]);
  return history;
}

/** Descent on the loss w² from w = 1, with gradients of where w is. */
export function descendSquare(step: Step, steps: number, options: Options): number[] {
  const w = tf.variable(tf.scalar(1));
  const velocity: tf.Variable[] = [];
  return Array.from({ length: steps }, () => {
    const gradient = w.mul(2);
    step([w], [gradient], velocity, options);
    return w.dataSync()[0]!;
  });
}

/** Which objects are still the same ones after three steps, the first of them inside tf.tidy. */
export function identities(step: Step, starts: tf.Tensor[], grads: tf.Tensor[]) {
  const created = starts.map((start) => tf.variable(start));
  const params = [...created];
  const velocity: tf.Variable[] = [];
  const options = { lr: 0.1, momentum: 0.9 };
  tf.tidy(() => step(params, grads, velocity, options));
  const first = [...velocity];
  const lostInTidy = first.filter((v) => v.isDisposed).length;
  step(params, grads, velocity, options);
  step(params, grads, velocity, options);
  return {
    velocities: first.length,
    lostInTidy,
    variables: velocity.filter((v) => v instanceof tf.Variable).length,
    trainable: velocity.filter((v) => v.trainable).length,
    sameParams: params.every((w, i) => w === created[i] && !w.isDisposed),
    sameVelocity: velocity.length === first.length && velocity.every((v, i) => v === first[i]),
  };
}

/** What 20 steps do to the engine and to the gradients. */
export function traces(step: Step, starts: tf.Tensor[], grads: tf.Tensor[]) {
  const params = starts.map((start) => tf.variable(start));
  const velocity: tf.Variable[] = [];
  const options = { lr: 0.1, momentum: 0.9 };
  const before = tf.memory().numTensors;
  step(params, grads, velocity, options);
  const afterFirst = tf.memory().numTensors;
  for (let k = 1; k < 20; k++) step(params, grads, velocity, options);
  const afterAll = tf.memory().numTensors;
  tf.dispose([params, velocity]);
  return {
    madeByFirst: afterFirst - before,
    madeByOthers: afterAll - afterFirst,
    lostGrads: grads.filter((g) => g.isDisposed).length,
    grads: grads.map((g) => (g.isDisposed ? 'disposed' : g.clone())),
  };
}

let params: tf.Variable[] = [];
let velocity: tf.Variable[] = [];

/** One step that has reasons to throw; `velocities` fill the list first. */
export function attempt(step: Step, starts: tf.Tensor[], grads: tf.Tensor[], velocities: tf.Tensor[]): string {
  params = starts.map((start) => tf.variable(start));
  velocity = velocities.map((v) => tf.variable(v));
  step(params, grads, velocity, { lr: 0.1, momentum: 0.9 });
  return 'a step was made';
}

/** What the last attempt has left. */
export function afterAttempt() {
  return { params: params.map((w) => w.clone()), velocities: velocity.length };
}
