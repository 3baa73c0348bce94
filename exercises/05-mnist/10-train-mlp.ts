// Exercise 5.10, 22 points.
// Do without: tf.layers, tf.train, tf.losses, tf.sequential, softmaxCrossEntropy.
// You may import: #04-softmax/06-cross-entropy, #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp,
//   #04-softmax/05-pick-by-label, #04-softmax/01-one-hot-encode, #04-softmax/09-accuracy-count,
//   #04-softmax/10-evaluate-accuracy, ./03-data-iter, ./05-init-mlp, ./06-mlp-forward, ./07-sgd-momentum-step.
import { NotImplemented, tf } from '@gradus/runtime';
import { type Layer } from './05-init-mlp';

/** How to train. */
export interface MlpOptions {
  /** Number of features, widths of the hidden layers, number of classes. */
  sizes: number[];
  /** How often to go through all examples; 0 gives the initial weights. */
  epochs: number;
  /** Examples per step; the last step of an epoch takes what is left. */
  batchSize: number;
  /** The learning rate. */
  lr: number;
  /** How much of its velocity a parameter keeps from step to step, 0 … 1; 0 is plain descent. */
  momentum: number;
  /** Any integer, also 0. The same seed gives the same network, again and again. */
  seed: number;
  /** Called after every step with its number, 0, 1, 2, … over all epochs, and the loss of its minibatch before the step. */
  onStep?: (step: number, loss: number) => void;
  /**
   * Called after every epoch with its number, 1, 2, …, and the mean loss and the share of right answers over the training
   * examples, each as its minibatch met it, before the step of that minibatch.
   */
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

/**
 * Trains a multilayer perceptron to classify, by minibatch gradient descent with momentum.
 *
 *     start:       Kaiming weights, biases 0
 *     each epoch:  every example once, in a new random order, in minibatches (the last one may be smaller)
 *     each step:   L = mean cross entropy of the minibatch,   v ← momentum · v + ∂L/∂w,   w ← w − lr · v
 *
 * The velocities start at 0 and go on from epoch to epoch.
 *
 * @param train features float32 [n, sizes[0]], and labels int32 [n], each below the last size
 * @returns the trained layers, owned by the caller; no other tensor stays behind
 * @throws before any variable is made: if features and labels differ in number, if the features do not have the width
 *   sizes[0], if a label is not int32 or not one of the classes, or for sizes or a batchSize that 5.05 or 5.03 refuses
 *
 * @example
 * const opts = { sizes: [784, 128, 64, 10], epochs: 4, batchSize: 50, lr: 0.01, momentum: 0.9, seed: 1 };
 * const layers = trainMlp({ x, y }, opts); // 2000 drawn digits: reads about 97 % of others rightly
 *
 * @see d2l §5.2 (§4.2 in older editions)
 */
export function trainMlp(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: MlpOptions): Layer[] {
  throw new NotImplemented('5.10');
}
