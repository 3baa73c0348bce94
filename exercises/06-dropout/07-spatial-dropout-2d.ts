// Exercise 6.07, 9 points.
// Do without: dropout, dataSync, arraySync, bufferSync.
// You may import: ./01-dropout-mask.
import { NotImplemented, tf } from '@gradus/runtime';

/**
 * Dropout of whole feature maps. A feature map is one channel of one example: h × w numbers that share one fate.
 *
 *     out[n, :, :, c] = 0                       with probability p
 *     out[n, :, :, c] = x[n, :, :, c] / (1 − p)  with probability 1 − p      independently for every n and c
 *
 * As in 6.02, a dropped map is 0 whatever was in it (also ±∞ and NaN), p = 0 drops nothing, p = 1 everything, and what
 * is dropped depends on the shape, p and the seed only. There is no training flag: it always drops.
 *
 * @param x float32 [n, h, w, c], channels last
 * @param p the probability of a map to be DROPPED, 0 ≤ p ≤ 1
 * @param seed any integer
 * @returns a new tensor of the shape of x, float32; differentiable for every p
 * @throws if p is below 0, above 1 or NaN
 *
 * @see Tompson et al., "Efficient Object Localization Using Convolutional Networks", 2015; `torch.nn.Dropout2d`
 */
export function spatialDropout2d(x: tf.Tensor4D, p: number, seed: number): tf.Tensor4D {
  throw new NotImplemented('6.07');
}
