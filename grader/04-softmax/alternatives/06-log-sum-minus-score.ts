/**
 * @alternative Subtracts the score of the true class from the logarithm of the sum of exponentials.
 */
import { tf } from '@gradus/runtime';
import { pickByLabel } from '#04-softmax/05-pick-by-label';

export function crossEntropy(probs: tf.Tensor2D, y: tf.Tensor1D): tf.Tensor1D {
  return tf.tidy(() => tf.neg(tf.log(pickByLabel(probs, y))));
}

export function crossEntropyFromLogits(
  logits: tf.Tensor2D,
  y: tf.Tensor1D,
  reduction: 'none' | 'mean' | 'sum' = 'mean',
): tf.Tensor {
  if (!['none', 'mean', 'sum'].includes(reduction)) throw new RangeError('reduction');
  return tf.tidy(() => {
    const largest = logits.max(1);
    const logSums = logits.sub(largest.expandDims(1)).exp().sum(1).log().add(largest);
    const losses = logSums.sub(pickByLabel(logits, y));
    if (reduction === 'none') return losses;
    const total = losses.sum();
    return reduction === 'sum' ? total : total.div(y.size);
  });
}
