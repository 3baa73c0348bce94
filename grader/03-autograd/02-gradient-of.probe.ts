import { tf } from '@gradus/runtime';

type GradientOf = typeof import('#03-autograd/02-gradient-of').gradientOf;

export function twiceDot(x: tf.Tensor): tf.Tensor {
  return x.mul(x).sum().mul(2);
}

export function squaredError(w: tf.Tensor): tf.Tensor {
  return tf.scalar(1).sub(w).square();
}

export function square(x: tf.Tensor): tf.Tensor {
  return x.mul(x);
}

/** c·sin(x) + x³ */
export function weightedSine(c: tf.Tensor): (x: tf.Tensor) => tf.Tensor {
  return (x) => c.mul(x.sin()).add(x.mul(x).mul(x));
}

export function times(A: tf.Tensor): (x: tf.Tensor) => tf.Tensor {
  return (x) => A.dot(x);
}

export function floatConstant(): tf.Tensor {
  return tf.tensor1d([3, 4]).square().exp();
}

export function intConstant(): tf.Tensor {
  return tf.scalar(7, 'int32');
}

export function notANumber(): tf.Tensor {
  return tf.scalar(NaN).mul(2);
}

export function failing(): tf.Tensor {
  throw new Error('the data are missing');
}

/** Its own call of tf.grad has the error that gradientOf must not report as "f ignores x". */
export function failingInside(x: tf.Tensor): tf.Tensor {
  return tf.grad(() => tf.scalar(1))(x);
}

export function withoutGradient(x: tf.Tensor): tf.Tensor {
  return x.greater(0).toFloat();
}

export function secondDerivativeOfCube(gradientOf: GradientOf, x: tf.Tensor): tf.Tensor {
  return gradientOf((u) => gradientOf((v) => v.mul(v).mul(v), u), x);
}
