import { tf } from '@gradus/runtime';

type Detach = typeof import('#03-autograd/04-detach').detach;

/** u·x with u = detach(x·x) */
export function detachedSquareTimes(detach: Detach, x: tf.Tensor): tf.Tensor {
  return detach(x.mul(x)).mul(x);
}

/** detach(eˣ)·sin x + detach(x)·x² + x */
export function twoConstants(detach: Detach, x: tf.Tensor): tf.Tensor {
  return detach(x.exp()).mul(x.sin()).add(detach(x).mul(x).mul(x)).add(x);
}

/** d/dx of d/dx of detach(x)·x² */
export function secondDerivative(detach: Detach, x: tf.Tensor): tf.Tensor {
  const first = tf.grad((x: tf.Tensor) => detach(x).mul(x).mul(x));
  return tf.grad(first)(x);
}
