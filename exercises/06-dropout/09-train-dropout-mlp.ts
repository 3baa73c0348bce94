// Exercise 6.09, 18 points.
// Do without: dropout, tf.layers, tf.sequential, tf.model.
// You may import: #04-softmax/06-cross-entropy, #04-softmax/04-log-softmax, #04-softmax/03-log-sum-exp,
//   #04-softmax/05-pick-by-label, #04-softmax/01-one-hot-encode, #04-softmax/09-accuracy-count,
//   #04-softmax/10-evaluate-accuracy, #05-mnist/03-data-iter, #05-mnist/05-init-mlp, #05-mnist/07-sgd-momentum-step,
//   ./02-dropout-layer, ./01-dropout-mask.
import { NotImplemented, tf } from '@gradus/runtime';

/** How to train. */
export interface DropoutMlpOptions {
  /** Number of features, widths of the hidden layers, number of classes. */
  sizes: number[];
  /** For each hidden layer, the probability of its units to be DROPPED; so p has two elements less than sizes. */
  p: number[];
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
  /**
   * Called after every epoch with its number, 1, 2, …, and the mean loss and the share of right answers over the training
   * examples, each as its minibatch met it (with dropout), before the step of that minibatch.
   */
  onEpoch?: (epoch: number, report: { loss: number; accuracy: number }) => void;
}

/** A trained network. */
export interface Classifier {
  /**
   * The logits [n, classes] of examples [n, features], in a new tensor. Nothing is dropped: the same examples give the
   * same logits in every call and in every batch.
   */
  predict(x: tf.Tensor2D): tf.Tensor2D;
  /** Frees all that the network keeps. A second call does nothing. */
  dispose(): void;
}

/**
 * A multilayer perceptron trained with dropout: every minibatch meets another random part of it.
 *
 *     h₀ = x
 *     hᵢ = dropout( relu(hᵢ₋₁ Wᵢ + bᵢ), pᵢ )      for every hidden layer
 *     logits = h W + b                            from the last hidden layer; no relu, no dropout
 *
 * Each W starts as draws from N(0, 2/in), each b as zeros. Every epoch visits the examples in a new random order; every
 * minibatch makes one step down the gradient of its mean cross entropy, with momentum:
 *
 *     v ← momentum · v + g,    w ← w − lr · v     for every W and b; v starts as zeros
 *
 * Every step draws new masks. All random numbers come from `seed`. The examples are used as they are: to scale them is
 * up to the caller.
 *
 * @param train at least one example: features, float32 [n, sizes[0]], and classes 0, 1, … , int32 [n]
 * @returns the network; it owns the variables W and b, and nothing else stays behind
 * @throws before any variable is made: if the numbers of features and labels differ, there is no example, the features
 *   are not sizes[0] wide, the labels are not int32 or not below the last size, p does not have one element per hidden
 *   layer or holds one that is no probability, or batchSize is not a positive integer
 *
 * @example
 * const opts = { epochs: 25, batchSize: 50, lr: 0.05, momentum: 0.9, seed: 1, sizes: [784, 128, 128, 10] };
 * const net = trainDropoutMlp(train, { ...opts, p: [0.5, 0.5] });
 * net.predict(test.x).argMax(1);
 * net.dispose();
 *
 * @see d2l §5.6.2 (§4.6 in older editions)
 */
export function trainDropoutMlp(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DropoutMlpOptions): Classifier {
  throw new NotImplemented('6.09');
}
