/**
 * @alternative Cuts out a slice of length 1 for each index and joins them.
 */
import { tf } from '@gradus/runtime';

export function indexSelect(x: tf.Tensor, axis: number, indices: tf.Tensor1D): tf.Tensor {
  if (!Number.isInteger(axis) || axis < -x.rank || axis >= x.rank) throw new RangeError('axis');
  if (indices.dtype !== 'int32' || indices.rank !== 1) throw new TypeError('indices');
  const d = (axis + x.rank) % x.rank;
  const slice = (start: number, length: number) =>
    x.slice(
      x.shape.map((_, i) => (i === d ? start : 0)),
      x.shape.with(d, length),
    );
  return tf.tidy(() => {
    const parts = Array.from(indices.dataSync(), (index) => {
      if (index < 0 || index >= x.shape[d]!) throw new RangeError('index');
      return slice(index, 1);
    });
    return parts.length === 0 ? slice(0, 0) : tf.concat(parts, d);
  });
}
