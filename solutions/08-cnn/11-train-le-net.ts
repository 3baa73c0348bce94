import { randomInt, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { Accumulator } from '#04-softmax/10-evaluate-accuracy';
import { dataIter } from '#05-mnist/03-data-iter';
import { sgdMomentumStep } from '#05-mnist/07-sgd-momentum-step';
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
 * @exercise 8.11
 */
export function trainLeNet(train: { x: tf.Tensor4D; y: tf.Tensor1D }, opts: TrainingOptions): LeNet {
  checkArguments(train, opts);
  const { epochs, batchSize, lr, momentum, seed, onEpoch } = opts;
  const net = new LeNet({ activation: 'relu', pool: 'max', seed });
  const params = net.parameters();
  const velocity: tf.Variable[] = [];
  const random = seededRandom(seed); // gives each epoch a seed of its own
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const metric = new Accumulator(3); // loss, right, pictures
      for (const [x, y] of dataIter([train.x, train.y] as const, batchSize, { seed: randomInt(random, 0, 2 ** 31) })) {
        tf.tidy(() => {
          let right = 0;
          const { value, grads } = tf.variableGrads(() => {
            const logits = net.forward(x);
            right = accuracyCount(logits, y);
            return crossEntropyFromLogits(logits, y) as tf.Scalar;
          }, params);
          const inOrder = params.map((w) => grads[w.name]!);
          sgdMomentumStep(params, inOrder, velocity, { lr, momentum });
          metric.add(value.dataSync()[0]! * y.size, right, y.size);
        });
        tf.dispose([x, y]);
      }
      onEpoch?.(epoch, { loss: metric.get(0) / metric.get(2), accuracy: metric.get(1) / metric.get(2) });
    }
  } finally {
    tf.dispose(velocity); // also when onEpoch throws
  }
  return net;
}

/** @solution */
function checkArguments({ x, y }: { x: tf.Tensor4D; y: tf.Tensor1D }, { batchSize }: TrainingOptions): void {
  const [n] = x.shape;
  if (!tf.util.arraysEqual(x.shape, [n, 28, 28, 1])) throw new Error(`Expected [n, 28, 28, 1], not [${x.shape}].`);
  if (n === 0) throw new Error('There is nothing to train with.');
  if (n !== y.size) throw new Error(`There are ${n} pictures but ${y.size} labels.`);
  if (y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${y.dtype}.`);
  if (y.dataSync().some((label) => label < 0 || label > 9)) throw new Error('A label is not one of 0 … 9.');
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`batchSize must be a positive integer but is ${batchSize}.`);
  }
}
