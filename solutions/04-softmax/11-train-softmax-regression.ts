import { normal, permutation, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from './06-cross-entropy';
import { accuracyCount } from './09-accuracy-count';
import { Accumulator, evaluateAccuracy } from './10-evaluate-accuracy';

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
 * @exercise 4.11
 */
export function trainSoftmaxRegression(
  train: Examples,
  test: Examples,
  opts: TrainingOptions,
): { W: tf.Variable; b: tf.Variable; history: EpochReport[] } {
  const { epochs, batchSize, lr, seed, initStd = 0.01, onEpoch } = opts;
  checkArguments(train, test, batchSize);
  const random = seededRandom(seed);
  const [n, d] = train.x.shape;
  const q = 1 + train.y.dataSync<'int32'>().reduce((a, b) => Math.max(a, b));
  const W = tf.tidy(() => tf.variable(randomMatrix(d, q, () => initStd * normal(random)))); // [d, q]
  const b = tf.tidy(() => tf.variable(tf.zeros([q]))); // [q]
  const net = (x: tf.Tensor) => x.matMul<tf.Tensor2D>(W).add<tf.Tensor2D>(b); // [m, d] -> [m, q]

  const history: EpochReport[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const metric = new Accumulator(3); // loss, right, examples
    for (const rows of batchesOf(permutation(random, n), batchSize)) {
      tf.tidy(() => {
        const x = tf.gather(train.x, rows); // [m, d]
        const y = tf.gather(train.y, rows); // [m]
        let right = 0;
        const { value: loss, grads } = tf.variableGrads(() => {
          const logits = net(x);
          right = accuracyCount(logits, y);
          return crossEntropyFromLogits(logits, y) as tf.Scalar;
        }, [W, b]);
        for (const v of [W, b]) v.assign(v.sub(grads[v.name]!.mul(lr)));
        metric.add(loss.dataSync()[0]! * y.size, right, y.size);
      });
    }
    const total = metric.get(2);
    const report = {
      trainLoss: metric.get(0) / total,
      trainAcc: metric.get(1) / total,
      testAcc: evaluateAccuracy(net, [test]),
    };
    history.push(report);
    onEpoch?.(epoch, report);
  }
  return { W, b, history };
}

/** @solution */
function checkArguments(train: Examples, test: Examples, batchSize: number): void {
  for (const { x, y } of [train, test]) {
    if (x.shape[0] !== y.size) throw new Error(`There are ${x.shape[0]} rows of features but ${y.size} labels.`);
  }
  if (train.y.size === 0) throw new Error('There is no training example.');
  if (train.y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${train.y.dtype}.`);
  if (train.y.dataSync().some((label) => label < 0)) throw new Error('A label is negative.');
  if (test.x.shape[1] !== train.x.shape[1]) {
    throw new Error(`Training has ${train.x.shape[1]} features but testing ${test.x.shape[1]}.`);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`batchSize must be a positive integer but is ${batchSize}.`);
  }
}

/** @solution */
function randomMatrix(rows: number, columns: number, draw: () => number): tf.Tensor2D {
  return tf.tensor2d(Float32Array.from({ length: rows * columns }, draw), [rows, columns]);
}

/** @solution */
function* batchesOf(order: Int32Array, size: number): Generator<Int32Array> {
  for (let start = 0; start < order.length; start += size) yield order.subarray(start, start + size);
}
