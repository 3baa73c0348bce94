/**
 * @alternative Saves where x is positive and where it is negative, instead of x.
 */
import { tf } from '@gradus/runtime';

export function absSubgradient(x: tf.Tensor): tf.Tensor {
  const op = tf.customGrad((input, save) => {
    const value = input as tf.Tensor;
    const right = value.greater(0).toFloat();
    const left = value.less(0).toFloat();
    (save as tf.GradSaveFunc)([right.sub(left)]);
    return {
      value: tf.where(value.less(0), value.neg(), value),
      gradFunc: (dy: tf.Tensor, [slope]: tf.Tensor[]) => slope!.mul(dy),
    };
  });
  return op(x);
}
