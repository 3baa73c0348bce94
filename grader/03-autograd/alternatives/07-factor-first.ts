/**
 * @alternative Finds the factor with plain numbers, and multiplies a once.
 */
import { tf } from '@gradus/runtime';

export function controlFlowScale(a: tf.Tensor): tf.Tensor {
  const values = Array.from(a.dataSync());
  if (!values.every(Number.isFinite) || values.every((value) => value === 0)) throw new RangeError('a');
  const length = Math.hypot(...values);
  let factor = 2;
  while (length * factor < 1000) factor *= 2;
  const sum = values.reduce((total, value) => total + value, 0);
  return a.mul(sum > 0 ? factor : 100 * factor);
}
