import { tf } from '@gradus/runtime';
import type * as Exercise from '#08-cnn/10-le-net';

type LeNet = Exercise.LeNet;

/** Gives a network other parameters. */
export function learn(net: LeNet, values: tf.Tensor[]): void {
  net.parameters().forEach((parameter, i) => parameter.assign(values[i]!));
}

/** What kind of things parameters() gives. */
export function variablesOf(net: LeNet) {
  const [parameters, again] = [net.parameters(), net.parameters()];
  return {
    variables: parameters.filter((v) => v instanceof tf.Variable).length,
    trainable: parameters.filter((v) => v.trainable).length,
    same: parameters.every((v, i) => v === again[i]),
  };
}

/** Gradients of Σ v · forward(x), one for each parameter. */
export function gradients(net: LeNet, x: tf.Tensor4D, v: tf.Tensor2D): tf.Tensor[] {
  const { grads } = tf.variableGrads(() => net.forward(x).mul(v).sum() as tf.Scalar);
  return net.parameters().map((parameter) => grads[parameter.name] ?? tf.fill(parameter.shape, NaN));
}

/** Tensors more than before: of a new network, after some forwards, after some gradients, and after dispose(). */
export function tensorsLeft(LeNet: typeof Exercise.LeNet, opts: Exercise.LeNetOptions, x: tf.Tensor4D) {
  const before = tf.memory().numTensors;
  const net = new LeNet(opts);
  const made = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) net.forward(x).dispose();
  const forwarded = tf.memory().numTensors;
  for (let i = 0; i < 2; i++) {
    const { value, grads } = tf.variableGrads(() => net.forward(x).square().sum() as tf.Scalar, net.parameters());
    tf.dispose([value, grads]);
  }
  const differentiated = tf.memory().numTensors;
  net.dispose();
  return {
    made: made - before,
    byForward: forwarded - made,
    byGradients: differentiated - forwarded,
    left: tf.memory().numTensors - before,
    lost: x.isDisposed,
  };
}
