/**
 * @alternative Takes along each axis the only element again and again.
 */
import { tf } from '@gradus/runtime';

export function expandTo(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const added = shape.length - x.rank;
  if (added < 0) throw new RangeError('too few axes');
  return tf.tidy(() => {
    let out: tf.Tensor = x.reshape([...new Array<number>(added).fill(1), ...x.shape]);
    shape.forEach((wanted, axis) => {
      const have = out.shape[axis]!;
      const size = wanted === -1 && axis >= added ? have : wanted;
      if (!Number.isInteger(size) || size < 0 || (have !== 1 && size !== have)) throw new RangeError('size');
      if (size !== have) out = out.gather(tf.tensor1d(new Array<number>(size).fill(0), 'int32'), axis);
    });
    return out;
  });
}
