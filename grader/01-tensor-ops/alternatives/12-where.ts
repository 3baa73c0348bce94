/**
 * @alternative Compares each index with all places of its line, chooses with where, and sums.
 */
import { tf } from '@gradus/runtime';

export function gatherAlong(x: tf.Tensor, axis: number, index: tf.Tensor): tf.Tensor {
  const [d] = tf.util.parseAxisParam(axis, x.shape) as [number];
  const [length, last] = [x.shape[d]!, x.rank - 1];
  if (index.dtype !== 'int32' || index.rank !== x.rank) throw new TypeError('index');
  if (index.shape.some((size, i) => i !== d && size > x.shape[i]!)) throw new RangeError('shape');
  if (index.dataSync().some((place) => place < 0 || place >= length)) throw new RangeError('place');
  const toEnd = x.shape
    .map((_, i) => i)
    .toSpliced(d, 1)
    .concat(d);
  const back = x.shape.map((_, i) => (i < d ? i : i === d ? last : i - 1));
  return tf.tidy(() => {
    const block = x.slice(
      x.shape.map(() => 0),
      index.shape.with(d, length),
    );
    const candidates = block.transpose(toEnd).expandDims(last); // [..., 1, length]
    const wanted = index.transpose(toEnd).expandDims(-1); // [..., k, 1]
    const hit = wanted.equal(tf.range(0, length, 1, 'int32')); // [..., k, length]
    const values = candidates.mul(tf.ones(hit.shape, x.dtype)); // broadcastTo does not stretch 1 to 0
    return tf.where(hit, values, tf.zerosLike(values)).sum(-1).transpose(back);
  });
}
