// Exercise 8.11, 12 points.
// Do without: tf.layers, tf.train, tf.losses, tf.sequential, softmaxCrossEntropy.
// You may import: #04-softmax/06-cross-entropy, #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp,
//   #04-softmax/05-pick-by-label, #04-softmax/01-one-hot-encode, #04-softmax/09-accuracy-count,
//   #04-softmax/10-evaluate-accuracy, #05-mnist/03-data-iter, #05-mnist/07-sgd-momentum-step, ./10-le-net,
//   #05-mnist/04-flatten, ./04-conv2d, ./01-conv-output-size, ./03-pad2d, ./07-pool2d.
import { NotImplemented, tf } from '@gradus/runtime';
import { LeNet } from './10-le-net';

/** How to train. */
export interface TrainingOptions {
  /** How often to go through all pictures; 0 gives the untrained network. */
  epochs: number;
  /** Pictures per step; the last step of an epoch takes what is left. */
  batchSize: number;
  /** The learning rate. */
  lr: number;
  /** How much of its velocity a parameter keeps from step to step, 0 … 1; 0 is plain descent. */
  momentum: number;
  /** Any integer, also 0. The same seed gives the same network, again and again. */
  seed: number;
  /**
   * Called after every epoch with its number, 1, 2, …, and the mean loss and the share of right answers over the training
   * pictures, each as its minibatch met it, before the step of that minibatch.
   */
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

/**
 * Trains a LeNet with ReLU and max pooling, by minibatch gradient descent with momentum.
 *
 *     start:       the weights of 8.10
 *     each epoch:  every picture once, in a new random order, in minibatches (the last one may be smaller)
 *     each step:   L = mean cross entropy of the minibatch,   v ← momentum · v + ∂L/∂w,   w ← w − lr · v
 *
 * The velocities start at 0 and go on from epoch to epoch.
 *
 * @param train pictures float32 [n, 28, 28, 1], n ≥ 1, and labels int32 [n], each in 0 … 9
 * @returns the trained network, owned by the caller; no other tensor stays behind
 * @throws before any variable is made: if the pictures have another shape, if pictures and labels differ in number, if
 *   there are none, if a label is not int32 or not in 0 … 9, or if `batchSize` is not a positive integer
 *
 * @example
 * const net = trainLeNet({ x, y }, { epochs: 6, batchSize: 50, lr: 0.02, momentum: 0.9, seed: 1 });
 * // 1500 drawn digits: reads about 98 % of others rightly
 *
 * @see d2l §7.6.2 (§6.6 in older editions)
 */
export function trainLeNet(train: { x: tf.Tensor4D; y: tf.Tensor1D }, opts: TrainingOptions): LeNet {
  throw new NotImplemented('8.11');
}
