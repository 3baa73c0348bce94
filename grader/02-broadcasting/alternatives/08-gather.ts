/**
 * @alternative Lays both branches end to end, and takes each element from the one or the other.
 */
import { tf } from '@gradus/runtime';
import { broadcastShape } from '#02-broadcasting/02-broadcast-shape';
import { expandTo } from '#02-broadcasting/04-expand-to';

export function whereBroadcast(cond: tf.Tensor, a: tf.Tensor | number, b: tf.Tensor | number): tf.Tensor {
  if (cond.dtype !== 'bool') throw new TypeError('cond');
  return tf.tidy(() => {
    const [x, y] = [a, b].map((branch) => (typeof branch === 'number' ? tf.scalar(branch) : branch)) as [
      tf.Tensor,
      tf.Tensor,
    ];
    const dtype = tf.upcastType(x.dtype, y.dtype);
    const shape = broadcastShape(broadcastShape(x.shape, y.shape), cond.shape);
    const size = shape.reduce((product, length) => product * length, 1);
    const flat = (z: tf.Tensor) => expandTo(z.cast(dtype), shape).flatten();
    const candidates = tf.concat([flat(y), flat(x)]); // [2 * size]
    const chosen = expandTo(cond, shape).flatten().cast('int32');
    const places = chosen.mul(tf.scalar(size, 'int32')).add(tf.range(0, size, 1, 'int32'));
    return candidates.gather(places.flatten().cast('int32')).reshape(shape);
  });
}
