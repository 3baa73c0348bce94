/**
 * @alternative Writes the sums out: products stretched to a table, rows and columns summed.
 */
import { tf } from '@gradus/runtime';

export function gradAx(A: tf.Tensor2D): tf.Tensor2D {
  if (A.rank !== 2) throw new RangeError('A');
  return tf.tidy(() => tf.stack(A.unstack(0), 1) as tf.Tensor2D);
}

export function gradQuadratic(A: tf.Tensor2D, x: tf.Tensor1D): tf.Tensor1D {
  if (A.rank !== 2 || x.rank !== 1) throw new RangeError('ranks');
  if (A.shape[0] !== x.size || A.shape[1] !== x.size) throw new RangeError('sizes');
  return tf.tidy(() => {
    const asLeftFactor = A.mul(x).sum(1);
    const asRightFactor = A.mul(x.expandDims(1)).sum(0);
    return asLeftFactor.add(asRightFactor) as tf.Tensor1D;
  });
}

export function gradSquaredNorm(x: tf.Tensor1D): tf.Tensor1D {
  if (x.rank !== 1) throw new RangeError('x');
  return x.add(x);
}

export function gradFrobeniusSq(X: tf.Tensor2D): tf.Tensor2D {
  if (X.rank !== 2) throw new RangeError('X');
  return X.add(X);
}
