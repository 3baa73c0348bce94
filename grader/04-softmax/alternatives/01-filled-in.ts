/**
 * @alternative Fills in the ones, one by one.
 */
import { tf } from '@gradus/runtime';

export function oneHotEncode(labels: tf.Tensor1D, depth: number): tf.Tensor2D {
  if (labels.dtype !== 'int32' || labels.shape.length !== 1) throw new TypeError('labels');
  if (!(depth >= 1) || depth % 1 !== 0) throw new RangeError('depth');
  const cells = new Float32Array(labels.size * depth);
  labels.dataSync().forEach((label, i) => {
    if (label < 0 || label >= depth) throw new RangeError('label');
    cells[i * depth + label] = 1;
  });
  return tf.tensor2d(cells, [labels.size, depth]);
}
