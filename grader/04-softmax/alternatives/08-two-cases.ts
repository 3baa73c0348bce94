/**
 * @alternative Writes both cases out, element by element.
 */
import { tf } from '@gradus/runtime';

export function softmaxJacobian(p: tf.Tensor1D): tf.Tensor2D {
  const values = Array.from(p.dataSync());
  const rows = values.map((pi, i) => values.map((pj, j) => (i === j ? pi * (1 - pi) : -pi * pj)));
  return tf.tensor2d(rows.flat(), [p.size, p.size]);
}
