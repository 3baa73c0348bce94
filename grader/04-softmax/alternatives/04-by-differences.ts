/**
 * @alternative Sums the exponentials of all differences to each logit.
 */
import { tf } from '@gradus/runtime';
import { logSumExp } from '#04-softmax/03-log-sum-exp';

export function logSoftmax(x: tf.Tensor, axis = -1): tf.Tensor {
  const d = tf.util.parseAxisParam(axis, x.shape)[0]!;
  return tf.tidy(() => {
    const largest = x.max(d, true);
    const log = logSumExp(x.sub(largest), d, true);
    return x.sub(largest).sub(log);
  });
}
