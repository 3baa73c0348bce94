// Exercise 7.08, 8 points.
// Do without: batchNorm, batchNorm2d, batchNorm3d, batchNorm4d, moments, tf.layers, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: FusedBatchNorm.
import { NotImplemented, tf } from '@gradus/runtime';

/** A batch normalization with fixed statistics, one number per feature: all vectors are float32 [out]. */
export interface FixedBatchNorm {
  /** Running mean. */
  mean: tf.Tensor1D;
  /** Running variance. */
  variance: tf.Tensor1D;
  /** Scale, may be negative or 0. */
  gamma: tf.Tensor1D;
  /** Shift. */
  beta: tf.Tensor1D;
  eps: number;
}

/**
 * Merges a linear layer and the batch normalization behind it into one linear layer, for use after training.
 *
 *     x · W' + b'  =  gamma · (x · W + b − mean) / √(variance + eps) + beta        for every x
 *
 * @param W weights of the layer, float32 [in, out]
 * @param b bias of the layer, float32 [out]
 * @param bn the normalization that follows it
 * @returns W' [in, out] and b' [out], float32: new tensors, the arguments stay as they are
 * @throws if b or a vector of bn has not the length out
 *
 * @example
 * const vector = (x: number) => tf.tensor1d([x]);
 * const bn = { mean: vector(2), variance: vector(4), gamma: vector(3), beta: vector(10), eps: 0 };
 * foldBatchNorm(tf.tensor2d([[1], [2]]), vector(4), bn); // W [[1.5], [3]], b [13]
 *
 * @see Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference",
 *   2018, section 3.2
 */
export function foldBatchNorm(W: tf.Tensor2D, b: tf.Tensor1D, bn: FixedBatchNorm): { W: tf.Tensor2D; b: tf.Tensor1D } {
  throw new NotImplemented('7.08');
}
