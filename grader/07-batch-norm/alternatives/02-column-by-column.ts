/**
 * @alternative Normalizes one column after the other, with a division.
 */
import { tf } from '@gradus/runtime';
import { batchMoments } from '#07-batch-norm/01-batch-moments';

export function batchNormTrain(
  x: tf.Tensor2D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  eps = 1e-5,
): { y: tf.Tensor2D; mean: tf.Tensor1D; variance: tf.Tensor1D } {
  const [n, d] = x.shape;
  if (n === 0 || gamma.shape[0] !== d || beta.shape[0] !== d) throw new RangeError('shapes');
  return tf.tidy(() => {
    const [scales, shifts] = [gamma.unstack(), beta.unstack()];
    const columns = x.unstack(1).map((column, j) => {
      const { mean, variance } = batchMoments(column, [0]);
      const y = column.sub(mean).div(variance.add(eps).sqrt()).mul(scales[j]!).add(shifts[j]!);
      return { y, mean, variance };
    });
    return {
      y: tf.stack(
        columns.map(({ y }) => y),
        1,
      ) as tf.Tensor2D,
      mean: tf.stack(columns.map(({ mean }) => mean)) as tf.Tensor1D,
      variance: tf.stack(columns.map(({ variance }) => variance)) as tf.Tensor1D,
    };
  });
}
