/**
 * @alternative Joins the flattened tensors, and moves the new axis from the front to its place.
 */
import { tf } from '@gradus/runtime';

export function stackTensors(xs: readonly tf.Tensor[], axis = 0): tf.Tensor {
  if (xs.length === 0) throw new RangeError('empty list');
  const { shape, rank, dtype } = xs[0]!;
  for (const x of xs) {
    if (x.dtype !== dtype || x.shape.join() !== shape.join()) throw new TypeError('shapes and dtypes must agree');
  }
  if (!Number.isInteger(axis) || axis < -rank - 1 || axis > rank) throw new RangeError('axis');
  const place = axis < 0 ? axis + rank + 1 : axis;
  const order = [...shape.keys()].map((i) => i + 1).toSpliced(place, 0, 0);
  return tf.tidy(() =>
    tf
      .concat(
        xs.map((x) => x.flatten()),
        0,
      )
      .reshape([xs.length, ...shape])
      .transpose(order),
  );
}
