// Exercise 7.07, 12 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers.
// TensorFlow.js must not run: FusedBatchNorm.
// You may import: ./02-batch-norm-train, ./01-batch-moments, ./03-update-running, ./04-batch-norm-inference.
import { NotImplemented, tf } from '@gradus/runtime';

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
 */
export class BatchNorm {
  /** The mode: true for training (as a new layer is), false for evaluation. */
  training: boolean;

  /**
   * Starts in training mode with γ = 1, β = 0, running mean 0 and running variance 1.
   *
   * @param features length of the last axis of every input
   * @param opts eps and momentum
   * @throws if `features` is not a positive integer
   */
  constructor(features: number, opts: BatchNormOptions = {}) {
    throw new NotImplemented('7.07');
  }

  /**
   * Switches to training mode.
   */
  train(): void {
    throw new NotImplemented('7.07');
  }

  /**
   * Switches to evaluation mode. It has nothing to do with whether gradients flow.
   */
  eval(): void {
    throw new NotImplemented('7.07');
  }

  /**
   * Normalizes a batch, in the way of the current mode.
   *
   * @param x float32 [n, features] or [n, h, w, features]; in training mode with at least 2 values per feature
   * @returns float32 in the shape of x, owned by the caller; differentiable. No other tensor stays behind
   * @throws if x has another rank or another last axis; in training mode also if there are fewer than 2 values per
   *   feature. After an error the running statistics are what they were
   */
  forward(x: tf.Tensor): tf.Tensor {
    throw new NotImplemented('7.07');
  }

  /**
   * What training changes by gradients.
   *
   * @returns [γ, β]: trainable variables of shape [features], the same objects in every call
   */
  parameters(): tf.Variable[] {
    throw new NotImplemented('7.07');
  }

  /**
   * What belongs to the state of the layer but is not learned.
   *
   * @returns [running mean, running variance]: variables of shape [features] that are not trainable, the same objects
   *   in every call
   */
  buffers(): tf.Variable[] {
    throw new NotImplemented('7.07');
  }
}
