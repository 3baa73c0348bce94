/**
 * @alternative Gathers for each part the places that belong to it.
 */
import { tf } from '@gradus/runtime';

export function splitBySizes(x: tf.Tensor, sizes: readonly number[], axis = 0): tf.Tensor[] {
  if (!Number.isInteger(axis) || axis < -x.rank || axis >= x.rank) throw new RangeError('axis');
  const d = axis < 0 ? axis + x.rank : axis;
  let total = 0;
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 0) throw new RangeError('size');
    total += size;
  }
  if (total !== x.shape[d]) throw new RangeError('sizes');
  const ends = sizes.map((_, p) => sizes.slice(0, p + 1).reduce((a, b) => a + b, 0));
  return ends.map((end, p) => tf.tidy(() => x.gather(tf.range(end - sizes[p]!, end, 1, 'int32'), d)));
}
