/**
 * @alternative Computes with plain numbers, and makes tensors at the end.
 */
import { tf } from '@gradus/runtime';

export function normalizeImages(u8: Uint8Array, n: number, mean = 0.1307, std = 0.3081): tf.Tensor4D {
  if (u8.length !== n * 784 || !(std > 0)) throw new RangeError('images');
  const table = Array.from({ length: 256 }, (_, byte) => (byte / 255 - mean) / std); // there are only 256 answers
  return tf.tensor4d(
    Float32Array.from(u8, (byte) => table[byte]!),
    [n, 28, 28, 1],
  );
}

export function denormalizeImages(x: tf.Tensor4D, mean = 0.1307, std = 0.3081): tf.Tensor4D {
  if (!(std > 0)) throw new RangeError('std');
  return tf.tensor4d(
    x.dataSync().map((value) => value * std + mean),
    x.shape,
  );
}
