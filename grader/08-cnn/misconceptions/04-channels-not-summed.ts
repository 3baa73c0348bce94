/**
 * @misconception Each output channel is the sum over all input channels.
 * @caughtBy by-hand
 */
import { tf } from '@gradus/runtime';
import { convOutputSize } from '#08-cnn/01-conv-output-size';
import { pad2d, type Pads } from '#08-cnn/03-pad2d';

export interface Conv2dOptions {
  stride?: number | [number, number];
  padding?: 'same' | 'valid' | Pads;
  bias?: tf.Tensor1D;
}

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
        out = out.add(
          pixels
            .reshape<tf.Tensor2D>([n * oh * ow, ci])
            .slice([0, 0], [-1, 1])
            .matMul(weights.reshape<tf.Tensor2D>([ci, co]).slice([0, 0], [1, -1])),
        );
      }
    }
    return (bias ? out.add(bias) : out).reshape<tf.Tensor4D>([n, oh, ow, co]);
  });
}

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

function samePads(length: number, kernel: number, stride: number): [before: number, after: number] {
  const out = convOutputSize(length, kernel, { padding: 'same', stride });
  const zeros = Math.max((out - 1) * stride + kernel - length, 0);
  const before = Math.floor(zeros / 2);
  return [before, zeros - before];
}

function checkChannels(x: tf.Tensor4D, k: tf.Tensor4D, bias?: tf.Tensor1D): void {
  const [, , ci, co] = k.shape;
  if (x.shape[3] !== ci) throw new Error(`The images have ${x.shape[3]} channels, but the kernels take ${ci}.`);
  if (bias && bias.size !== co) throw new Error(`There are ${co} output channels but ${bias.size} biases.`);
}
