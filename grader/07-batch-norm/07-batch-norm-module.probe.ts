import { tf } from '@gradus/runtime';
import type * as Exercise from '#07-batch-norm/07-batch-norm-module';

type BatchNormClass = typeof Exercise.BatchNorm;
type BatchNorm = Exercise.BatchNorm;

/** Gives γ and β values that a training might have found. */
export function learn(bn: BatchNorm, gamma: tf.Tensor, beta: tf.Tensor): void {
  bn.parameters()[0]!.assign(gamma);
  bn.parameters()[1]!.assign(beta);
}

/** What kind of things parameters() and buffers() give. */
export function variablesOf(bn: BatchNorm) {
  const [parameters, buffers] = [bn.parameters(), bn.buffers()];
  const all = [...parameters, ...buffers];
  const again = [...bn.parameters(), ...bn.buffers()];
  return {
    variables: all.filter((v) => v instanceof tf.Variable).length,
    different: new Set(all).size,
    same: all.every((v, i) => v === again[i]),
    trainable: parameters.map((v) => v.trainable),
    bufferTrainable: buffers.map((v) => v.trainable),
  };
}

/** The output alone, so that it can be differentiated by x. */
export function forward(bn: BatchNorm, x: tf.Tensor): tf.Tensor {
  return bn.forward(x);
}

/** Gradients of Σ v · forward(x) with respect to every trainable variable there is. */
export function gradients(bn: BatchNorm, x: tf.Tensor, v: tf.Tensor) {
  const { grads } = tf.variableGrads(() => bn.forward(x).mul(v).sum() as tf.Scalar);
  const [gamma, beta] = bn.parameters().map(({ name }) => grads[name] ?? null);
  return { count: Object.keys(grads).length, gamma, beta };
}

/** Running statistics after a forward that throws. */
export function afterRefusal(bn: BatchNorm, x: tf.Tensor) {
  let threw = false;
  try {
    bn.forward(x);
  } catch {
    threw = true;
  }
  return { threw, buffers: bn.buffers().map((v) => v.clone()) };
}

/** Tensors more than before: of a new layer, after 20 forwards in each mode, and after 20 steps of gradients. */
export async function tensorsLeft(BatchNorm: BatchNormClass, x: tf.Tensor) {
  const { kernelNames } = await tf.profile(() => {
    const bn = new BatchNorm(x.shape.at(-1)!);
    bn.forward(x);
    bn.eval();
    return bn.forward(x);
  });
  const before = tf.memory().numTensors;
  const bn = new BatchNorm(x.shape.at(-1)!);
  const made = tf.memory().numTensors;
  for (let i = 0; i < 20; i++) bn.forward(x).dispose();
  bn.eval();
  for (let i = 0; i < 20; i++) bn.forward(x).dispose();
  const forwarded = tf.memory().numTensors;
  bn.train();
  for (let i = 0; i < 20; i++) {
    const { value, grads } = tf.variableGrads(() => bn.forward(x).square().sum() as tf.Scalar, bn.parameters());
    tf.dispose([value, grads]);
  }
  const differentiated = tf.memory().numTensors;
  tf.dispose([...bn.parameters(), ...bn.buffers()]);
  return {
    made: made - before,
    byForward: forwarded - made,
    byGradients: differentiated - forwarded,
    kernels: kernelNames,
    lost: x.isDisposed,
  };
}
