// Exercise 4.03, 9 points.
// Do without: logSumExp, dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The logarithm of a sum of exponentials, without overflow or underflow.
 *
 *     out = log Σ_k exp(x_k)        (k runs along `axis`)
 *
 * It is a smooth maximum: max x ≤ out ≤ max x + log n, and adding c to every element adds c to the result.
 * Infinities follow the formula: −∞ adds nothing (only −∞ → −∞), +∞ → +∞, and a sum of no elements is 0, so −∞.
 *
 * @param x float32
 * @param axis the axis to reduce; negative counts from the end. Without it all axes are reduced
 * @param keepDims whether each reduced axis stays, with length 1 (default false)
 * @returns float32; differentiable: ∂out/∂x is the softmax of x along `axis`
 * @throws if `axis` is not an axis of `x`
 *
 * @example
 * logSumExp(tf.tensor1d([1000, 1000])); // 1000.6931
 * logSumExp(tf.tensor2d([[0, 0], [-1000, -1000]]), 1); // [0.6931, -999.3069]
 * logSumExp(tf.tensor1d([-Infinity, -Infinity])); // -Infinity (tf.logSumExp says NaN)
 *
 * @see d2l §4.5.2 (§3.7 in older editions)
 */
export function logSumExp(x: tf.Tensor, axis?: number, keepDims = false): tf.Tensor {
  throw new NotImplemented('4.03');
}
