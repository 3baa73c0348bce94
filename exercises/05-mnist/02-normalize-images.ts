// Exercise 5.02, 7 points.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Bytes of grey images to numbers around 0.
 *
 *     out = (byte / 255 − mean) / std
 *
 * `mean` and `std` describe pixels in [0, 1]. They belong to the training images, and test images are treated with the
 * same two numbers: nothing is computed from the images at hand.
 *
 * @param u8 n images of 28 × 28 bytes, one after the other, row by row
 * @param n how many images, 0 or more
 * @param mean mean of the training pixels; by default that of MNIST
 * @param std their standard deviation, positive
 * @returns float32 [n, 28, 28, 1]
 * @throws if `u8` does not hold n · 784 bytes, or `std` is not positive
 *
 * @example
 * normalizeImages(new Uint8Array(784), 1); // [1, 28, 28, 1], each value −0.42421
 *
 * @see d2l §4.2 (§3.5 in older editions), which divides by 255 only; LeCun, Bottou, Orr and Müller, "Efficient BackProp",
 *   1998, §4.3: why inputs are centred
 */
export function normalizeImages(u8: Uint8Array, n: number, mean = 0.1307, std = 0.3081): tf.Tensor4D {
  throw new NotImplemented('5.02');
}

/**
 * The way back, to look at the images: pixels in [0, 1], up to rounding.
 *
 *     denormalizeImages(normalizeImages(u8, n, mean, std), mean, std) = u8 / 255
 *
 * @param x normalized images, float32 [n, 28, 28, 1]
 * @param mean the same as on the way there
 * @param std the same as on the way there
 * @returns float32 [n, 28, 28, 1]
 * @throws if `std` is not positive
 */
export function denormalizeImages(x: tf.Tensor4D, mean = 0.1307, std = 0.3081): tf.Tensor4D {
  throw new NotImplemented('5.02');
}
