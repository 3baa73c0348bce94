import { tf } from '@gradus/runtime';

/**
 * Divides each slice along an axis by its p-norm, so that its norm becomes 1. A slice of zeros stays zeros.
 *
 *     p = 1:  ‖v‖ = |v₁| + … + |v_d|
 *     p = 2:  ‖v‖ = √(v₁² + … + v_d²)
 *     p = ∞:  ‖v‖ = max(|v₁|, …, |v_d|)
 *
 * Every slice with finite, not all zero, elements is to come out right, however large or small they are:
 * [3e20, 4e20] and [3e-30, 4e-30] both give [0.6, 0.8] for p = 2, although the squares do not fit into float32.
 * So no small constant may be added to the norms.
 *
 * Not allowed: `tf.norm`, `tf.euclideanNorm`.
 *
 * @param x float32 (int32 is taken as float32), any rank ≥ 1
 * @param p which norm: 1, 2 or Infinity
 * @param axis the axis along which the slices lie; the last one if omitted; may be negative
 * @returns float32, shape of x
 * @throws Error if axis is out of range, or p is another number
 *
 * @example
 * const x = tf.range(0, 12).reshape([3, 4]);
 * rowNormalize(x, 1); // row 1: [4, 5, 6, 7] / 22 = [0.1818, 0.2273, 0.2727, 0.3182]
 * rowNormalize(tf.tensor2d([[3, -4], [0, 0]]), 2); // [[0.6, -0.8], [0, 0]]
 *
 * @see Dive into Deep Learning §2.3.11 (Norms)
 * @exercise 2.07
 */
export function rowNormalize(x: tf.Tensor, p: 1 | 2 | typeof Infinity, axis: number = -1): tf.Tensor {
  if (p !== 1 && p !== 2 && p !== Infinity) throw new Error(`p must be 1, 2 or Infinity, but is ${p}.`);
  return tf.tidy(() => {
    const values = x.cast('float32');
    const scaled = tf.div(values, oneForZero(norm(values, Infinity, axis))); // within −1 … 1: no square overflows
    return tf.div(scaled, oneForZero(norm(scaled, p, axis)));
  });
}

/**
 * The p-norm of each slice; the axis stays, with size 1, so that the norms line up with their slices.
 *
 * @solution
 */
function norm(x: tf.Tensor, p: number, axis: number): tf.Tensor {
  const keepDims = true;
  if (p === 1) return x.abs().sum(axis, keepDims);
  if (p === 2) return x.square().sum(axis, keepDims).sqrt();
  return x.abs().max(axis, keepDims);
}

/**
 * A divisor that leaves slices of zeros as they are.
 *
 * @solution
 */
function oneForZero(norms: tf.Tensor): tf.Tensor {
  return tf.where(norms.equal(0), tf.onesLike(norms), norms);
}
