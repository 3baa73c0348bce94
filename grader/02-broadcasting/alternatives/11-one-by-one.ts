/**
 * @alternative Sums one axis after the other: first the new ones, then the stretched ones.
 */
import { tf } from '@gradus/runtime';

export function reduceToShape(grad: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const added = grad.rank - shape.length;
  const fits = shape.every((size, i) => size === 1 || size === grad.shape[i + added]);
  if (added < 0 || !fits) throw new RangeError('shape');
  return tf.tidy(() => {
    let sum = grad.clone();
    for (let i = 0; i < added; i++) sum = sum.sum(0);
    shape.forEach((size, axis) => {
      if (size === 1) sum = sum.sum(axis, true);
    });
    return sum;
  });
}
