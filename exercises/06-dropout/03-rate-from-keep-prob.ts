// Exercise 6.03, 5 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * The drop rate that belongs to a probability to be kept.
 *
 * TensorFlow 1 asked for the share to KEEP (`keep_prob`); `tf.dropout`, Keras and PyTorch ask for the share to DROP.
 *
 * @param keepProb 0 ≤ keepProb ≤ 1
 * @returns the rate, 0 … 1, as exact as a JavaScript number is
 * @throws if keepProb is below 0, above 1 or NaN
 *
 * @example
 * rateFromKeepProb(0.75); // 0.25
 *
 * @see the migration notes of TensorFlow 2: `tf.nn.dropout(x, rate)` instead of `tf.nn.dropout(x, keep_prob)`
 */
export function rateFromKeepProb(keepProb: number): number {
  throw new NotImplemented('6.03');
}

/**
 * Inverted dropout by `tf.dropout` (which you may use here), with the probability to KEEP an element.
 *
 *     out[i] = x[i] / keepProb  with probability keepProb, else 0
 *
 * @param x float32, any shape, finite
 * @param keepProb 0 < keepProb ≤ 1; 1 keeps everything as it is
 * @param seed the same seed gives the same result
 * @returns a new tensor of the shape of x, float32
 * @throws if keepProb is 0, below 0, above 1 or NaN
 *
 * @example
 * applyKeepProb(tf.ones([10]), 0.8, 3); // about eight times 1.25, else 0
 *
 * @see https://js.tensorflow.org/api/latest/#dropout
 */
export function applyKeepProb(x: tf.Tensor, keepProb: number, seed: number): tf.Tensor {
  throw new NotImplemented('6.03');
}
