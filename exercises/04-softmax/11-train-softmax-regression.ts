// Exercise 4.11, 13 points.
// Do without: tf.layers, tf.train, tf.losses, tf.sequential, softmaxCrossEntropy.
// You may import: ./06-cross-entropy, ./04-log-softmax, ./03-log-sum-exp, ./05-pick-by-label, ./01-one-hot-encode,
//   ./07-cross-entropy-grad, ./02-softmax, ./09-accuracy-count, ./10-evaluate-accuracy.
import { NotImplemented, tf } from '@gradus/runtime';

/** Labelled examples: one row of features per label. */
export interface Examples {
  /** Features, float32 [n, d]. */
  x: tf.Tensor2D;
  /** Classes 0, 1, 2, …, int32 [n]. */
  y: tf.Tensor1D;
}

/** How to train. */
export interface TrainingOptions {
  /** How often to go through all training examples. */
  epochs: number;
  /** Examples per step; the last step of an epoch takes what is left. */
  batchSize: number;
  /** The learning rate. */
  lr: number;
  /** Any integer, also 0. The same seed gives the same weights, again and again. */
  seed: number;
  /** Standard deviation of the first weights (default 0.01). */
  initStd?: number;
  /** Called after every epoch with its number, 1, 2, …, and its report, the same that `history` will hold. */
  onEpoch?: (epoch: number, report: EpochReport) => void;
}

/** What one epoch showed. */
export interface EpochReport {
  /** Mean loss of the training examples, each as its minibatch met it, before the step of that minibatch. */
  trainLoss: number;
  /** Share of training examples classified rightly, at that same moment. */
  trainAcc: number;
  /** Accuracy on all test examples, with the weights at the end of the epoch. */
  testAcc: number;
}

/**
 * Softmax regression, trained by minibatch stochastic gradient descent.
 *
 *     logits = x W + b            W [d, q], b [q],   q = 1 + the largest label of the training examples
 *     L      = the mean cross entropy of the examples in the minibatch
 *     W ← W − lr · ∂L/∂W,   b ← b − lr · ∂L/∂b        (once per minibatch)
 *
 * W starts as draws from N(0, initStd²) and b as zeros. Each epoch visits every training example once, in a new random
 * order. Draw all random numbers from `seed` (`seededRandom`, `normal` and `permutation` of '@gradus/runtime'; beware:
 * `tf.randomNormal` takes the seed 0 for "no seed").
 *
 * @param train training examples, at least one
 * @param test test examples with the same number of features; a class not seen in training counts as wrong
 * @returns the trained variables, owned by the caller, and one report per epoch; no other tensor stays behind
 * @throws before any variable is made: if features and labels differ in number or the features of `train` and `test` in
 *   width, if `train` is empty, if a label is negative or not int32, or if `batchSize` is not a positive integer
 *
 * @example
 * const { W, b, history } = trainSoftmaxRegression(train, test, { epochs: 10, batchSize: 64, lr: 0.1, seed: 1 });
 * history.at(-1); // drawn digits: { trainLoss: about 0.34, trainAcc: about 0.95, testAcc: about 0.92 }
 *
 * @see d2l §4.4 (§3.6 in older editions)
 */
export function trainSoftmaxRegression(
  train: Examples,
  test: Examples,
  opts: TrainingOptions,
): { W: tf.Variable; b: tf.Variable; history: EpochReport[] } {
  throw new NotImplemented('4.11');
}
