/**
 * @misconception A gradient that stays as it is must still be a new tensor, or disposing one disposes the other.
 * @caughtBy memory
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
    const clipped = grads.map((g) => (norm > theta ? g.mul<T>(theta / norm) : g));
    return { clipped, norm };
  });
}

export function clampTensor(x: tf.Tensor, min: number, max: number): tf.Tensor {
  if (!(min <= max)) throw new Error(`min (${min}) must not be above max (${max}).`);
  return tf.tidy(() => tf.where(x.less(min), min, tf.where(x.greater(max), max, x))); // comparisons with NaN are false
}
