import { tf } from '@gradus/runtime';

export function times(A: tf.Tensor): (x: tf.Tensor) => tf.Tensor1D {
  return (x) => A.dot(x) as tf.Tensor1D;
}

/** A·sin(x) ⊙ (A·x) */
export function waves(A: tf.Tensor): (x: tf.Tensor) => tf.Tensor1D {
  return (x) => A.dot(x.sin()).mul<tf.Tensor1D>(A.dot(x));
}

export function square(x: tf.Tensor): tf.Tensor1D {
  return x.square() as tf.Tensor as tf.Tensor1D;
}

/** x·xᵀ, for matrices */
export function gram(x: tf.Tensor): tf.Tensor {
  return x.matMul(x, false, true);
}

export function sum(x: tf.Tensor): tf.Tensor {
  return x.sum();
}

export function softmax(x: tf.Tensor): tf.Tensor1D {
  return x.softmax() as tf.Tensor as tf.Tensor1D;
}

export function reshaped(shape: number[]): (x: tf.Tensor) => tf.Tensor1D {
  return (x) => x.reshape(shape) as tf.Tensor as tf.Tensor1D;
}

export function constant(value: tf.Tensor): () => tf.Tensor1D {
  return () => value.square() as tf.Tensor as tf.Tensor1D;
}
