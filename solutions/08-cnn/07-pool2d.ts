import { tf } from '@gradus/runtime';
import { convOutputSize } from './01-conv-output-size';

/** How to pool. */
export interface PoolOptions {
  /** The largest value of each window, or the mean. */
  mode: 'max' | 'avg';
  /** Steps of the window, [downwards, to the right]; by default the window's own size, so that windows do not overlap. */
  stride?: [number, number];
  /** Margin: so many rows on top and at the bottom, so many columns on the left and on the right (default [0, 0]). */
  padding?: [number, number];
}

/**
 * Pooling: one number for each window of each channel.
 *
 *     out[n, r, c, a] = the maximum, or the mean, of the x[n, r · s₁ + i − p₁, c · s₂ + j − p₂, a]  with i < size₁, j < size₂
 *
 * A window may reach into the margin, but only what lies inside the image counts: the margin is never the maximum, and a
 * mean is divided by the number of pixels inside. Rows and columns too few for another window are left out. Heights and
 * widths follow from 8.01.
 *
 * @param x images, float32 [n, h, w, c]
 * @param size height and width of the window
 * @returns float32 [n, oh, ow, c]; differentiable (of equally large pixels, any may get the gradient of the maximum)
 * @throws if a padding is not smaller than the window in its direction, if a window is larger than the padded images, if
 *   the mode is another word, or for sizes, strides and paddings that 8.01 refuses
 *
 * @example
 * // one image, one channel: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
 * pool2d(x, [2, 2], { mode: 'max', stride: [1, 1] }); // [[4, 5], [7, 8]]
 * pool2d(x, [2, 2], { mode: 'avg', stride: [1, 1] }); // [[2, 3], [5, 6]]
 * pool2d(x, [2, 2], { mode: 'avg' }); // [[2]]
 * pool2d(x, [2, 2], { mode: 'avg', padding: [1, 1] }); // [[0, 1.5], [4.5, 6]]: one, two, two and four pixels inside
 *
 * @see d2l §7.5 (§6.5 in older editions)
 * @exercise 8.07
 */
export function pool2d(x: tf.Tensor4D, size: [number, number], opts: PoolOptions): tf.Tensor4D {
  const { mode, stride = size, padding = [0, 0] } = opts;
  if (padding[0] >= size[0] || padding[1] >= size[1]) {
    throw new Error(`A window of [${size}] could lie wholly in a margin of [${padding}].`);
  }
  const shifted = (images: tf.Tensor4D, margin: number) => windowsOf(images, size, { stride, padding, margin });
  return tf.tidy(() => {
    switch (mode) {
      case 'max':
        return shifted(x, -Infinity).reduce((a, b) => tf.maximum(a, b));
      case 'avg': {
        const pixels = tf.ones<tf.Rank.R4>([1, x.shape[1], x.shape[2], 1]);
        const inside = tf.addN(shifted(pixels, 0)); // [1, oh, ow, 1]
        return tf.addN(shifted(x, 0)).div<tf.Tensor4D>(inside);
      }
      default:
        throw new Error(`mode must be 'max' or 'avg' but is ${mode as string}.`);
    }
  });
}

/**
 * For each place in the window, what lies there in all windows: size₁ · size₂ tensors [n, oh, ow, c].
 *
 * @solution
 */
function windowsOf(
  x: tf.Tensor4D,
  [kh, kw]: [number, number],
  { stride: [sh, sw], padding: [ph, pw], margin }: { stride: number[]; padding: number[]; margin: number },
): tf.Tensor4D[] {
  const [n, h, w, c] = x.shape;
  const oh = convOutputSize(h, kh, { padding: ph!, stride: sh! });
  const ow = convOutputSize(w, kw, { padding: pw!, stride: sw! });
  const padded = x.pad([[0, 0], [ph!, ph!], [pw!, pw!], [0, 0]], margin); // prettier-ignore
  return Array.from({ length: kh * kw }, (_, place) => {
    const [i, j] = [Math.floor(place / kw), place % kw];
    const end = [n, i + (oh - 1) * sh! + 1, j + (ow - 1) * sw! + 1, c];
    return padded.stridedSlice([0, i, j, 0], end, [1, sh!, sw!, 1]) as tf.Tensor4D;
  });
}
