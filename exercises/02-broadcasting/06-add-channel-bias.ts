// Exercise 2.06, 9 points.
// Do without: dataSync, arraySync, bufferSync.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Adds one number per channel to a batch of images.
 *
 *     NCHW: out[n][c][h][w] = x[n][c][h][w] + bias[c]
 *     NHWC: out[n][h][w][c] = x[n][h][w][c] + bias[c]
 *
 * The bias must belong to the channels: a vector whose length only happens to fit another dimension, or one of
 * length 1 for several channels, is a mistake of the caller and not something to stretch.
 *
 * @param x the images, rank 4; N = number of images, C = channels, H = height, W = width
 * @param bias one number per channel, shape [C]
 * @param format which of the four axes is the channel axis
 * @returns a new tensor of the shape of x
 * @throws Error if x is not of rank 4, if bias is not a vector, or if its length is not the number of channels
 *
 * @example
 * const x = tf.zeros([1, 2, 1, 3]) as tf.Tensor4D;
 * addChannelBias(x, tf.tensor1d([5, 7]), 'NCHW'); // [[[[5, 5, 5]], [[7, 7, 7]]]]
 * addChannelBias(x, tf.tensor1d([5, 7, 9]), 'NHWC'); // [[[[5, 7, 9]], [[5, 7, 9]]]]
 *
 * @see Dive into Deep Learning §7.4 (Multiple Input and Multiple Output Channels)
 */
export function addChannelBias(x: tf.Tensor4D, bias: tf.Tensor1D, format: 'NCHW' | 'NHWC'): tf.Tensor4D {
  throw new NotImplemented('2.06');
}
