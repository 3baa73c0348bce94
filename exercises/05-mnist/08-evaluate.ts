// Exercise 5.08, 9 points.
// You may import: #04-softmax/06-cross-entropy, #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp,
//   #04-softmax/05-pick-by-label, #04-softmax/01-one-hot-encode, #04-softmax/09-accuracy-count,
//   #04-softmax/10-evaluate-accuracy.
import { NotImplemented, tf } from '@gradus/runtime';

/** What a model is worth on a data set. */
export interface Evaluation {
  /** Mean cross entropy of all samples. */
  loss: number;
  /** Share of the samples that are classified rightly, 0 … 1. */
  accuracy: number;
  /** How many batches there were. */
  steps: number;
  /** How many samples they held together. */
  samples: number;
}

/**
 * Loss and accuracy of a model over a data set that comes in batches.
 *
 *     loss = (Σ over all samples of −log softmax(logits)[y]) / samples,     accuracy = right / samples
 *
 * Every sample counts the same, so it does not matter how the samples are cut into batches.
 *
 * @param net the model: a batch of inputs → logits [b, k]; it may also return an argument of its own
 * @param batches pairs of inputs [b, …] and labels, int32 [b]; read once. Batches that existed before belong to the
 *   caller and stay alive; tensors made on the way are gone at the end, also those of a generator such as `dataIter`
 * @returns four numbers; without any samples loss and accuracy are NaN
 *
 * @example
 * // a batch of 3 with the losses 1, 2, 3 and a batch of 1 with the loss 6
 * evaluate(net, batches).loss; // 12 / 4 = 3, not (2 + 6) / 2 = 4 and not (2 + 6) / 4 = 2
 *
 * @see d2l §4.4.5 and §4.6 (§3.6.5 in older editions)
 */
export function evaluate(
  net: (x: tf.Tensor) => tf.Tensor2D,
  batches: Iterable<readonly [tf.Tensor, tf.Tensor1D]>,
): Evaluation {
  throw new NotImplemented('5.08');
}
