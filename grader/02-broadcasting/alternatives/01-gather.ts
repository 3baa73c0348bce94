/**
 * @alternative Writes down for each cell which element of a and which of b belong to it, and adds them flat.
 */
import { tf } from '@gradus/runtime';

export function outerSum(a: tf.Tensor1D, b: tf.Tensor1D): tf.Tensor2D {
  const [na, nb] = [a.size, b.size];
  const cells = Array.from({ length: na * nb }, (_, cell) => cell);
  const rows = cells.map((cell) => Math.floor(cell / na));
  const columns = cells.map((cell) => cell % na);
  return tf.tidy(() => {
    const left = b.gather(tf.tensor1d(rows, 'int32'));
    const right = a.gather(tf.tensor1d(columns, 'int32'));
    return left.add(right).reshape<tf.Tensor2D>([nb, na]);
  });
}
