import { randomInt, seededRandom, tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { Accumulator } from '#04-softmax/10-evaluate-accuracy';
import { dataIter } from '#05-mnist/03-data-iter';
import { initMlp } from '#05-mnist/05-init-mlp';
import { sgdMomentumStep } from '#05-mnist/07-sgd-momentum-step';
import { dropoutLayer } from './02-dropout-layer';

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
 * @exercise 6.09
 */
export function trainDropoutMlp(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DropoutMlpOptions): Classifier {
  checkArguments(train, opts);
  const { sizes, p, epochs, batchSize, lr, momentum, seed, onEpoch } = opts;
  const random = seededRandom(seed);
  const newSeed = () => randomInt(random, 0, 2 ** 31); // another one for every mask and every epoch
  const layers = initMlp(sizes, { scheme: 'kaiming', seed: newSeed() });
  const params = layers.flatMap(({ W, b }): tf.Variable[] => [W, b]);

  const forward = (x: tf.Tensor2D, training: boolean) =>
    tf.tidy(() =>
      layers.reduce((h, { W, b }, i) => {
        const z = h.matMul(W).add<tf.Tensor2D>(b); // [n, in] -> [n, out]
        if (i === p.length) return z; // the logits
        return dropoutLayer(z.relu(), p[i]!, training, newSeed()) as tf.Tensor2D;
      }, x),
    );

  const velocity: tf.Variable[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const metric = new Accumulator(3); // loss, right, examples
    for (const [x, y] of dataIter([train.x, train.y] as const, batchSize, { seed: newSeed() })) {
      tf.tidy(() => {
        let right = 0;
        const { value: loss, grads } = tf.variableGrads(() => {
          const logits = forward(x, true);
          right = accuracyCount(logits, y);
          return crossEntropyFromLogits(logits, y) as tf.Scalar;
        }, params);
        sgdMomentumStep(params, params.map((w) => grads[w.name]!), velocity, { lr, momentum }); // prettier-ignore
        metric.add(loss.dataSync()[0]! * y.size, right, y.size);
      });
      tf.dispose([x, y]);
    }
    onEpoch?.(epoch, { loss: metric.get(0) / metric.get(2), accuracy: metric.get(1) / metric.get(2) });
  }
  tf.dispose(velocity);
  return { predict: (x) => forward(x, false), dispose: () => tf.dispose(params) };
}

/** @solution */
function checkArguments(
  { x, y }: { x: tf.Tensor2D; y: tf.Tensor1D },
  { sizes, p, batchSize }: DropoutMlpOptions,
): void {
  const [n, width] = x.shape;
  const classes = sizes.at(-1)!;
  if (n !== y.size) throw new Error(`There are ${n} rows of features but ${y.size} labels.`);
  if (n === 0) throw new Error('There is no training example.');
  if (width !== sizes[0]) throw new Error(`The features have the width ${width} but sizes begins with ${sizes[0]}.`);
  if (y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${y.dtype}.`);
  if (y.dataSync().some((label) => label < 0 || label >= classes)) {
    throw new Error(`A label is not one of 0 … ${classes - 1}.`);
  }
  if (p.length !== sizes.length - 2) {
    throw new Error(`There are ${sizes.length - 2} hidden layers but ${p.length} probabilities in p.`);
  }
  if (!p.every((each) => each >= 0 && each <= 1)) throw new Error(`p must hold probabilities but is [${p}].`);
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`batchSize must be a positive integer but is ${batchSize}.`);
  }
}
