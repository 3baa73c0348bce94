// Exercise 1.06, 6 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Moves the channels of a batch of images from their PyTorch place to their TensorFlow place.
 *
 * y[n, i, j, k] = x[n, k, i, j]: n numbers the image, k the channel, i the row and j the column of the pixel.
 *
 * Not allowed: reading the values (`dataSync`, `arraySync`, …); the gradient must get through.
 *
 * @param x shape [batch, channels, height, width], any dtype
 * @returns shape [batch, height, width, channels], same dtype
 * @throws Error if `x` does not have four axes
 * @example
 * const x = tf.tensor4d([1, 2, 3, 4, 10, 20, 30, 40], [1, 2, 2, 2]); // two channels, [[1, 2], [3, 4]] and ten times that
 * nchwToNhwc(x);                                                      // [[[[1, 10], [2, 20]], [[3, 30], [4, 40]]]]
 * @see Dive into Deep Learning, section 7.4; PyTorch: `x.permute`
 */
export function nchwToNhwc(x: tf.Tensor4D): tf.Tensor4D {
  throw new NotImplemented('1.06');
}
