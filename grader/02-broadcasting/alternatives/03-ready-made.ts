/**
 * @alternative Looks at the size first, and lets tf.squeeze and tf.expandDims do the rest.
 */
import { tf } from '@gradus/runtime';

export function squeezeAt(x: tf.Tensor, axis?: number): tf.Tensor {
  if (axis === undefined) return x.squeeze();
  const place = tf.util.parseAxisParam(axis, x.shape)[0]!;
  return x.shape[place] === 1 ? x.squeeze([place]) : x.clone();
}

export function unsqueezeAt(x: tf.Tensor, axis: number): tf.Tensor {
  const place = tf.util.parseAxisParam(axis, [...x.shape, 1])[0]!;
  return x.expandDims(place);
}
