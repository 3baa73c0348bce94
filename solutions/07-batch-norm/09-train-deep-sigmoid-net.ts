import { tf } from '@gradus/runtime';
import { crossEntropyFromLogits } from '#04-softmax/06-cross-entropy';
import { accuracyCount } from '#04-softmax/09-accuracy-count';
import { Accumulator } from '#04-softmax/10-evaluate-accuracy';
import { dataIter } from '#05-mnist/03-data-iter';
import { initMlp } from '#05-mnist/05-init-mlp';
import { BatchNorm } from './07-batch-norm-module';

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
 * @exercise 7.09
 */
export function trainDeepSigmoidNet(train: { x: tf.Tensor2D; y: tf.Tensor1D }, opts: DeepNetOptions): TrainedNet {
  checkArguments(train, opts);
  const { widths, batchNorm, epochs, batchSize, lr, seed, onEpoch } = opts;
  const q = 1 + train.y.dataSync<'int32'>().reduce((a, b) => Math.max(a, b));
  const affine = initMlp([train.x.shape[1], ...widths, q], { scheme: 'xavier', seed });
  const norms = batchNorm ? widths.map((width) => new BatchNorm(width)) : [];
  const parameters = [
    ...affine.flatMap(({ W, b }): tf.Variable[] => [W, b]),
    ...norms.flatMap((bn) => bn.parameters()),
  ];

  const forward = (x: tf.Tensor2D): tf.Tensor2D =>
    affine.reduce((h, { W, b }, i) => {
      const z = h.matMul<tf.Tensor2D>(W).add<tf.Tensor2D>(b); // [m, out]
      if (i === widths.length) return z; // logits
      return tf.sigmoid(norms[i]?.forward(z) ?? z) as tf.Tensor2D;
    }, x);

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const metric = new Accumulator(3); // loss, right, examples
    for (const [x, y] of dataIter([train.x, train.y] as const, batchSize, { seed: seed + epoch - 1 })) {
      if (y.size > 1) {
        let right = 0;
        const lossOf = () => {
          const logits = forward(x);
          right = accuracyCount(logits, y);
          return crossEntropyFromLogits(logits, y) as tf.Scalar;
        };
        const loss = step(parameters, lossOf, lr);
        metric.add(loss * y.size, right, y.size);
      }
      tf.dispose([x, y]);
    }
    onEpoch?.(epoch, { loss: metric.get(0) / metric.get(2), accuracy: metric.get(1) / metric.get(2) });
  }
  for (const bn of norms) bn.eval();
  return {
    predict: (x) => tf.tidy(() => forward(x)),
    dispose: () => tf.dispose([...parameters, ...norms.flatMap((bn) => bn.buffers())]),
  };
}

/**
 * One step down the gradient; gives the loss before it.
 *
 * @solution
 */
function step(parameters: tf.Variable[], lossOf: () => tf.Scalar, lr: number): number {
  return tf.tidy(() => {
    const { value: loss, grads } = tf.variableGrads(lossOf, parameters);
    for (const p of parameters) p.assign(p.sub(grads[p.name]!.mul(lr)));
    return loss.dataSync()[0]!;
  });
}

/** @solution */
function checkArguments({ x, y }: { x: tf.Tensor2D; y: tf.Tensor1D }, { batchSize }: DeepNetOptions): void {
  if (x.shape[0] !== y.size) throw new Error(`There are ${x.shape[0]} rows of features but ${y.size} labels.`);
  if (y.size < 2) throw new Error(`A variance needs 2 examples or more, but there are ${y.size}.`);
  if (y.dtype !== 'int32') throw new Error(`The labels must be int32 but are ${y.dtype}.`);
  if (y.dataSync().some((label) => label < 0)) throw new Error('A label is negative.');
  if (!Number.isInteger(batchSize) || batchSize < 2) {
    throw new Error(`batchSize must be an integer of at least 2 but is ${batchSize}.`);
  }
}
