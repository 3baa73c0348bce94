/**
 * @alternative Cuts out one output after the other and differentiates it; the product is a sum of weighted elements.
 */
import { tf } from '@gradus/runtime';
import { gradientOf } from '#03-autograd/02-gradient-of';

export function vjp(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor, v: tf.Tensor): tf.Tensor {
  return gradientOf((at) => {
    const y = f(at);
    if (y.shape.join() !== v.shape.join() || y.rank !== v.rank) throw new RangeError('v');
    return tf.sum(tf.mul(v, y));
  }, x);
}

export function jacobian(f: (x: tf.Tensor1D) => tf.Tensor1D, x: tf.Tensor1D): tf.Tensor2D {
  return tf.tidy(() => {
    const y = f(x);
    if (x.shape.length !== 1 || y.shape.length !== 1) throw new RangeError('vectors');
    const rows = Array.from({ length: y.size }, (_, i) =>
      gradientOf((at) => f(at as tf.Tensor1D).slice([i], [1]), x).reshape([1, x.size]),
    );
    return (rows.length === 0 ? tf.zeros([0, x.size]) : tf.concat(rows, 0)) as tf.Tensor2D;
  });
}
