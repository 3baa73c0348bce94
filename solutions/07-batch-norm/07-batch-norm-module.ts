import { tf } from '@gradus/runtime';
import { batchNormTrain } from './02-batch-norm-train';
import { updateRunning } from './03-update-running';
import { batchNormInference } from './04-batch-norm-inference';

/** Settings of a {@link BatchNorm}. */
export interface BatchNormOptions {
  /** Keeps the root away from 0 (default 1e-5). */
  eps?: number;
  /** How much a new batch counts in the running statistics, 0 … 1 (default 0.1). */
  momentum?: number;
}

/**
 * Batch normalization as a layer that remembers, for matrices [n, features] and images [n, h, w, features].
 *
 * - In training mode it normalizes with the statistics of the batch (7.02; images as in 7.05), and each forward brings
 *   the running statistics up to date once (7.03). For images a "row" of 7.02 and 7.03 is a pixel: n · h · w of them.
 * - In evaluation mode it normalizes with the running statistics (7.04) and changes nothing.
 * - Gradients flow in both modes, to the input, γ and β: never to the running statistics.
 *
 * The layer owns its four variables; whoever is done with it disposes `parameters()` and `buffers()`.
 *
 * @example
 * const bn = new BatchNorm(64);
 * const y = bn.forward(x); // training: x [50, 64], statistics of these 50 rows
 * bn.eval();
 * const one = bn.forward(x.slice(0, 1)); // use: running statistics, a single row will do
 *
 * @see d2l §8.5.3 (§7.5 in older editions); PyTorch's `BatchNorm1d` and `BatchNorm2d`
 * @exercise 7.07
 */
export class BatchNorm {
  /** The mode: true for training (as a new layer is), false for evaluation. */
  training: boolean;
  private readonly gamma: tf.Variable<tf.Rank.R1>;
  private readonly beta: tf.Variable<tf.Rank.R1>;
  private readonly running: { mean: tf.Variable<tf.Rank.R1>; variance: tf.Variable<tf.Rank.R1> };
  private readonly eps: number;
  private readonly momentum: number;

  /**
   * Starts in training mode with γ = 1, β = 0, running mean 0 and running variance 1.
   *
   * @param features length of the last axis of every input
   * @param opts eps and momentum
   * @throws if `features` is not a positive integer
   * @exercise 7.07
   */
  constructor(features: number, opts: BatchNormOptions = {}) {
    if (!Number.isInteger(features) || features < 1) {
      throw new Error(`The number of features must be a positive integer but is ${features}.`);
    }
    const filled = (value: number, trainable: boolean) =>
      tf.tidy(() => tf.variable(tf.fill<tf.Rank.R1>([features], value), trainable));
    this.training = true;
    this.gamma = filled(1, true);
    this.beta = filled(0, true);
    this.running = { mean: filled(0, false), variance: filled(1, false) };
    this.eps = opts.eps ?? 1e-5;
    this.momentum = opts.momentum ?? 0.1;
  }

  /**
   * Switches to training mode.
   *
   * @exercise 7.07
   */
  train(): void {
    this.training = true;
  }

  /**
   * Switches to evaluation mode. It has nothing to do with whether gradients flow.
   *
   * @exercise 7.07
   */
  eval(): void {
    this.training = false;
  }

  /**
   * Normalizes a batch, in the way of the current mode.
   *
   * @param x float32 [n, features] or [n, h, w, features]; in training mode with at least 2 values per feature
   * @returns float32 in the shape of x, owned by the caller; differentiable. No other tensor stays behind
   * @throws if x has another rank or another last axis; in training mode also if there are fewer than 2 values per
   *   feature. After an error the running statistics are what they were
   * @exercise 7.07
   */
  forward(x: tf.Tensor): tf.Tensor {
    const features = this.gamma.size;
    if ((x.rank !== 2 && x.rank !== 4) || x.shape.at(-1) !== features) {
      throw new Error(`Expected [n, ${features}] or [n, h, w, ${features}] but found [${x.shape}].`);
    }
    return tf.tidy(() => {
      const rows = x.reshape<tf.Tensor2D>([x.size / features, features]);
      return this.normalize(rows).reshape(x.shape);
    });
  }

  /**
   * What training changes by gradients.
   *
   * @returns [γ, β]: trainable variables of shape [features], the same objects in every call
   * @exercise 7.07
   */
  parameters(): tf.Variable[] {
    return [this.gamma, this.beta];
  }

  /**
   * What belongs to the state of the layer but is not learned.
   *
   * @returns [running mean, running variance]: variables of shape [features] that are not trainable, the same objects
   *   in every call
   * @exercise 7.07
   */
  buffers(): tf.Variable[] {
    return [this.running.mean, this.running.variance];
  }

  private normalize(rows: tf.Tensor2D): tf.Tensor2D {
    const { gamma, beta, running, eps } = this;
    if (!this.training) return batchNormInference(rows, running.mean, running.variance, gamma, beta, eps);
    const { y, mean, variance } = batchNormTrain(rows, gamma, beta, eps);
    updateRunning(running, { mean, variance }, rows.shape[0], this.momentum);
    return y;
  }
}
