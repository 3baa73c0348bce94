// Exercise 9.10, 14 points.
// Do without: tf.layers, tf.train.
// You may import: ./02-seq-batches, ./04-rnn-forward, #04-softmax/01-one-hot-encode, ./03-rnn-cell, ./05-perplexity,
//   ./06-clip-gradients, ./08-carry-state, #03-autograd/04-detach, #04-softmax/06-cross-entropy,
//   #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp, #04-softmax/05-pick-by-label.
import { NotImplemented } from '@gradus/runtime';
import type { RnnParams } from './04-rnn-forward';

/** How to train. */
export interface CharRnnOptions {
  /** H, the width of the state. */
  hidden: number;
  /** B: how many rows of the text are read at once. */
  batchSize: number;
  /** T: the length of a window, and how far gradients go back. */
  numSteps: number;
  /** How often to go through the text; 0 gives the initial parameters. */
  epochs: number;
  /** The learning rate. */
  lr: number;
  /** The largest norm of all gradients together. */
  clip: number;
  /** Any integer, also 0. The same seed gives the same network, again and again. */
  seed: number;
  /** Called after each epoch with its number, 1, 2, 3, …, and the perplexity that is also returned. */
  onEpoch?: (epoch: number, report: { perplexity: number }) => void;
}

/**
 * Trains a recurrent network to say which character comes next.
 *
 *     start:        Wxh ~ N(0, 1 / V), Whh ~ N(0, 1 / H), Whq ~ N(0, 1 / H) (variances), biases 0
 *     each epoch:   the state is 0; an offset is drawn from 0 … T − 1; then the windows of 9.02 in their order
 *     each window:  L = mean over its T·B characters (9.08),   g = gradients of L clipped to the norm `clip` (9.06),
 *                   p ← p − lr · g for each parameter p;  the state goes on to the next window, its history does not
 *     perplexity:   exp of the mean of −log p(character), over all characters of the epoch, each as its window met it,
 *                   before its step
 *
 * @param ids the text, at least (B + 1) · T ids
 * @param vocab V: the ids are 0 … V − 1
 * @returns the trained parameters as variables, owned by the caller, and one perplexity per epoch; no other tensor stays
 * @throws before any variable is made: if the text is too short, if an id is not one of 0 … V − 1, or if hidden,
 *   batchSize or numSteps is not a positive integer
 *
 * @example
 * const opts = { hidden: 64, batchSize: 32, numSteps: 16, epochs: 8, lr: 1, clip: 1, seed: 1 };
 * trainCharRnn(ids, 24, opts).perplexity; // about [8.4, 3.3, 2.1, …, 1.3]: 16000 characters of simple sentences
 *
 * @see d2l §9.5 (§8.5 in older editions)
 */
export function trainCharRnn(
  ids: Int32Array,
  vocab: number,
  opts: CharRnnOptions,
): { params: RnnParams; perplexity: number[] } {
  throw new NotImplemented('9.10');
}
