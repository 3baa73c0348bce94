/**
 * @alternative Flips the coins itself, without tf.dropout.
 */
import { seededRandom, tf } from '@gradus/runtime';

export function rateFromKeepProb(keepProb: number): number {
  if (Number.isNaN(keepProb) || keepProb < 0 || keepProb > 1) throw new RangeError('keepProb');
  return -(keepProb - 1) + 0;
}

export function applyKeepProb(x: tf.Tensor, keepProb: number, seed: number): tf.Tensor {
  if (!(keepProb > 0 && keepProb <= 1)) throw new RangeError('keepProb');
  const random = seededRandom(seed);
  const factors = Float32Array.from({ length: x.size }, () => (random() < keepProb ? 1 / keepProb : 0));
  return tf.tidy(() => x.mul(tf.tensor(factors, x.shape)));
}
