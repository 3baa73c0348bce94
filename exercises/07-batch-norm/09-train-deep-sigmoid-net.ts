// Exercise 7.09, 11 points.
// Do without: tf.batchNorm, tf.batchNorm2d, moments, tf.layers.
// TensorFlow.js must not run: FusedBatchNorm.
// You may import: #04-softmax/06-cross-entropy, #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp,
//   #04-softmax/05-pick-by-label, #04-softmax/01-one-hot-encode, #04-softmax/09-accuracy-count,
//   #04-softmax/10-evaluate-accuracy, #05-mnist/03-data-iter, #05-mnist/05-init-mlp, ./07-batch-norm-module,
//   ./02-batch-norm-train, ./01-batch-moments, ./03-update-running, ./04-batch-norm-inference.
import { NotImplemented, tf } from '@gradus/runtime';

/** How to build the net and how to train it. */
export interface DeepNetOptions {
  /** Widths of the hidden layers, the first one first; may be empty. */
  widths: number[];
  /** Whether each hidden layer has a batch normalization. */
  batchNorm: boolean;
  /** How often to go through all examples; 0 gives the untrained net. */
  epochs: number;
  /** Examples per step, at least 2; the last step of an epoch takes what is left. */
  batchSize: number;
  /** The learning rate. */
  lr: number;
  /** Any integer, also 0. The same seed gives the same net, again and again. */
  seed: number;
  /**
   * Called after every epoch with its number, 1, 2, …, and the mean loss and the share of right answers over the examples
   * that took part: each as the forward pass of its minibatch's step found it.
   */
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

/** A net after its training. */
export interface TrainedNet {
  /**
   * The logits, [m, d] → [m, q], for any m. A row of them depends on its own row of x only, and two calls with the same x
   * give the same. The result is the caller's, and no other tensor stays behind.
   */
  predict(x: tf.Tensor2D): tf.Tensor2D;
  /** Releases everything the net holds. */
  dispose(): void;
}

/**
 * Builds a classifier of sigmoid layers and trains it by plain minibatch gradient descent, with or without batch
 * normalization.
 *
 *     each hidden layer:   h ← sigmoid(BN(h W + b))        with batchNorm = false: h ← sigmoid(h W + b)
 *     last layer:          logits = h W + b                always without BN
 *     start:               W ~ N(0, 2 / (in + out)), b = 0;  BN as in 7.07 with its own γ, β, eps 1e-5 and momentum 0.1
 *     each step:           L = mean cross entropy of the minibatch,   p ← p − lr · ∂L/∂p   for every W, b, γ, β
 *
 * Each epoch visits every example once, in a new random order. A last minibatch of a single example is left out, with or
 * without batch normalization: one example has no variance. All random numbers come from `seed`, and `batchNorm` changes
 * none of them. After training the running statistics take the place of those of the batch.
 *
 * @param train features float32 [n, d], n ≥ 2, and labels int32 [n]; there are q = 1 + the largest label classes
 * @returns the trained net; no other tensor or variable stays behind
 * @throws before any variable is made: if features and labels differ in number, if there are fewer than 2 examples, if a
 *   label is negative or not int32, or if `batchSize` is not an integer of at least 2
 *
 * @example
 * const opts = { widths: [64, 64, 64, 64], epochs: 6, batchSize: 50, lr: 0.5, seed: 1 };
 * const net = trainDeepSigmoidNet(train, { ...opts, batchNorm: true }); // 1500 drawn digits: reads 9 of 10 others
 * const lost = trainDeepSigmoidNet(train, { ...opts, batchNorm: false }); // 1 of 10: it guesses
 *
 * @see d2l §8.5 (§7.5 in older editions); Ioffe and Szegedy, "Batch Normalization", 2015, section 4.1
 */
export function trainDeepSigmoidNet(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DeepNetOptions): TrainedNet {
  throw new NotImplemented('7.09');
}
