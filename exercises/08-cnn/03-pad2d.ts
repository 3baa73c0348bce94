// Exercise 8.03, 7 points.
// Do without: pad, pad1d, pad2d, pad3d, pad4d, mirrorPad, spaceToBatchND, dataSync, arraySync, bufferSync.
// TensorFlow.js must not run: MirrorPad, PadV2.
import { NotImplemented, tf } from '@gradus/runtime';

/** How many rows and columns to add on each side; integers ≥ 0. */
export interface Pads {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * Makes images larger by a margin.
 *
 *     'zeros':     the margin is 0
 *     'reflect':   the margin mirrors the image at its outermost row or column, which is not repeated:
 *                  a b c  →  c b a b c b a        with 2 on each side
 *
 * In the corners 'reflect' mirrors both ways. The images of the batch and the channels stay apart.
 *
 * @param x images, float32 [n, h, w, c], h and w at least 1
 * @param pads rows on top and at the bottom, columns on the left and on the right
 * @param mode what the margin holds (default 'zeros')
 * @returns float32 [n, top + h + bottom, left + w + right, c], a new tensor also where nothing is added; differentiable
 * @throws if a pad is not an integer ≥ 0, if the mode is another word, or if with 'reflect' top or bottom is not smaller
 *   than h, or left or right not smaller than w
 *
 * @example
 * // one image, one channel: [[1, 2, 3], [4, 5, 6]]
 * pad2d(x, { top: 0, bottom: 1, left: 2, right: 0 }); // [[0, 0, 1, 2, 3], [0, 0, 4, 5, 6], [0, 0, 0, 0, 0]]
 * pad2d(x, { top: 0, bottom: 1, left: 2, right: 0 }, 'reflect'); // [[3, 2, 1, 2, 3], [6, 5, 4, 5, 6], [3, 2, 1, 2, 3]]
 *
 * @see d2l §7.3.1 (§6.3 in older editions)
 */
export function pad2d(x: tf.Tensor4D, pads: Pads, mode: 'zeros' | 'reflect' = 'zeros'): tf.Tensor4D {
  throw new NotImplemented('8.03');
}
