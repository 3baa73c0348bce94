/**
 * @alternative The factor is min(1, theta / norm) for all.
 */
import { tf } from '@gradus/runtime';

export function clipByGlobalNorm<T extends tf.Tensor>(
  grads: readonly T[],
  theta: number,
): { clipped: T[]; norm: number } {
  if (!(theta > 0)) throw new Error(`theta must be positive but is ${theta}.`);
  return tf.tidy(() => {
    const squares = grads.map((g) => g.square().sum().dataSync()[0]!);
    const norm = Math.sqrt(squares.reduce((a, b) => a + b, 0));
    const clipped = grads.map((g) => g.mul<T>(Math.min(1, theta / norm)));
    return { clipped, norm };
  });
}

export function clampTensor(x: tf.Tensor, min: number, max: number): tf.Tensor {
  if (!(min <= max)) throw new Error(`min (${min}) must not be above max (${max}).`);
  return tf.tidy(() => tf.where(x.isNaN(), x, x.maximum(min).minimum(max))); // comparisons with NaN are false
}
