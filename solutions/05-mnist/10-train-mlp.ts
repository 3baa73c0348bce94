import { randomInt, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { Accumulator } from '#04-softmax/10-evaluate-accuracy';
import { dataIter } from './03-data-iter';
import { initMlp, type Layer } from './05-init-mlp';
import { mlpForward } from './06-mlp-forward';
import { sgdMomentumStep } from './07-sgd-momentum-step';

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
 * @exercise 5.10
 */
export function trainMlp(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: MlpOptions): Layer[] {
  checkArguments(train, opts);
  const { sizes, epochs, batchSize, lr, momentum, seed, onStep, onEpoch } = opts;
  const layers = initMlp(sizes, { scheme: 'kaiming', seed });
  const params = layers.flatMap(({ W, b }): tf.Variable[] => [W, b]);
  const velocity: tf.Variable[] = [];
  const random = seededRandom(seed); // gives each epoch a seed of its own
  let step = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const metric = new Accumulator(3); // loss, right, examples
      const order = { seed: randomInt(random, 0, 2 ** 31) };
      for (const [x, y] of dataIter([train.x, train.y], batchSize, order)) {
        const loss = tf.tidy(() => {
          let right = 0;
          const { value, grads } = tf.variableGrads(() => {
            const logits = mlpForward(layers, x);
            right = accuracyCount(logits, y);
            return crossEntropyFromLogits(logits, y) as tf.Scalar;
          }, params);
          const inOrder = params.map((w) => grads[w.name]!);
          sgdMomentumStep(params, inOrder, velocity, { lr, momentum });
          const loss = value.dataSync()[0]!;
          metric.add(loss * y.size, right, y.size);
          return loss;
        });
        tf.dispose([x, y]);
        onStep?.(step++, loss);
      }
      onEpoch?.(epoch, { loss: metric.get(0) / metric.get(2), accuracy: metric.get(1) / metric.get(2) });
    }
  } finally {
    tf.dispose(velocity); // also when onStep or onEpoch throws
  }
  return layers;
}

/** @solution */
function checkArguments({ x, y }: { x: tf.Tensor2D; y: tf.Tensor1D }, { sizes, batchSize }: MlpOptions): void {
  const [n, width] = x.shape;
  const classes = sizes.at(-1)!;
  if (n !== y.size) throw new Error(`There are ${n} rows of features but ${y.size} labels.`);
  if (width !== sizes[0]) throw new Error(`The features have the width ${width} but sizes begins with ${sizes[0]}.`);
  if (y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${y.dtype}.`);
  if (y.dataSync().some((label) => label < 0 || label >= classes)) {
    throw new Error(`A label is not one of 0 … ${classes - 1}.`);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`batchSize must be a positive integer but is ${batchSize}.`);
  }
}
