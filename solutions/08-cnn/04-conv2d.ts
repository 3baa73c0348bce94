import { tf } from '@gradus/runtime';
import { convOutputSize } from './01-conv-output-size';
import { pad2d, type Pads } from './03-pad2d';

/** How to move a kernel over images. */
export interface Conv2dOptions {
  /** Steps of the kernel: one number, or [downwards, to the right] (default 1). */
  stride?: number | [number, number];
  /** 'valid': none (the default). 'same': see below. Otherwise so many zeros on each side. */
  padding?: 'same' | 'valid' | Pads;
  /** One number per output channel, float32 [co]; without it nothing is added. */
  bias?: tf.Tensor1D;
}

/**
 * A convolutional layer: every output channel is the sum of the cross-correlations of all input channels, each with a
 * kernel of its own, plus a bias.
 *
 *     out[n, r, c, o] = bias[o] + Σᵢⱼₐ x̃[n, r · s₁ + i, c · s₂ + j, a] · k[i, j, a, o]        x̃: the padded images
 *
 * Heights and widths follow from 8.01. 'same' pads with zeros until the output has length ⌈length / stride⌉; if their
 * number is odd, one more at the bottom and on the right:
 *
 *     zeros = max((⌈length / stride⌉ − 1) · stride + kernel − length, 0),   before = ⌊zeros / 2⌋,   after = zeros − before
 *
 * @param x images, float32 [n, h, w, ci]
 * @param k kernels, float32 [kh, kw, ci, co]
 * @returns float32 [n, oh, ow, co]; differentiable by `x`, `k` and the bias
 * @throws if x and k differ in ci, if the bias is not of length co, if the kernel is larger than the padded images, or
 *   for strides and paddings that 8.01 or 8.03 refuses
 *
 * @example
 * conv2d(x, k); // x [1, 3, 3, 2], k [2, 2, 2, 1] -> [1, 2, 2, 1]
 * conv2d(x, k, { padding: 'same', stride: 2 }); // x [8, 28, 28, 1], k [5, 5, 1, 6] -> [8, 14, 14, 6]
 *
 * @see d2l §7.3 and §7.4 (§6.3 and §6.4 in older editions)
 * @exercise 8.04
 */
export function conv2d(x: tf.Tensor4D, k: tf.Tensor4D, opts: Conv2dOptions = {}): tf.Tensor4D {
  const { stride = 1, padding = 'valid', bias } = opts;
  const [kh, kw, ci, co] = k.shape;
  checkChannels(x, k, bias);
  const [sh, sw] = typeof stride === 'number' ? [stride, stride] : stride;
  return tf.tidy(() => {
    const padded = pad2d(x, padsOf(padding, x.shape, [kh, kw], [sh, sw]));
    const [n, h, w] = padded.shape;
    const [oh, ow] = [convOutputSize(h, kh, { stride: sh }), convOutputSize(w, kw, { stride: sw })];
    let out = tf.zeros<tf.Rank.R2>([n * oh * ow, co]); // one row per pixel of the output
    for (let i = 0; i < kh; i++) {
      for (let j = 0; j < kw; j++) {
        const end = [n, i + (oh - 1) * sh + 1, j + (ow - 1) * sw + 1, ci];
        const pixels = padded.stridedSlice([0, i, j, 0], end, [1, sh, sw, 1]); // [n, oh, ow, ci]
        const weights = k.slice([i, j, 0, 0], [1, 1, ci, co]);
        out = out.add(pixels.reshape<tf.Tensor2D>([n * oh * ow, ci]).matMul(weights.reshape<tf.Tensor2D>([ci, co])));
      }
    }
    return (bias ? out.add(bias) : out).reshape<tf.Tensor4D>([n, oh, ow, co]);
  });
}

/** @solution */
function padsOf(
  padding: 'same' | 'valid' | Pads,
  [, h, w]: tf.Tensor4D['shape'],
  [kh, kw]: [number, number],
  [sh, sw]: [number, number],
): Pads {
  if (typeof padding === 'object') return padding;
  if (padding === 'valid') return { top: 0, bottom: 0, left: 0, right: 0 };
  const [[top, bottom], [left, right]] = [samePads(h, kh, sh), samePads(w, kw, sw)];
  return { top, bottom, left, right };
}

/** @solution */
function samePads(length: number, kernel: number, stride: number): [before: number, after: number] {
  const out = convOutputSize(length, kernel, { padding: 'same', stride });
  const zeros = Math.max((out - 1) * stride + kernel - length, 0);
  const before = Math.floor(zeros / 2);
  return [before, zeros - before];
}

/** @solution */
function checkChannels(x: tf.Tensor4D, k: tf.Tensor4D, bias?: tf.Tensor1D): void {
  const [, , ci, co] = k.shape;
  if (x.shape[3] !== ci) throw new Error(`The images have ${x.shape[3]} channels, but the kernels take ${ci}.`);
  if (bias && bias.size !== co) throw new Error(`There are ${co} output channels but ${bias.size} biases.`);
}
