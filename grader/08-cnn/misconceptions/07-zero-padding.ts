/**
 * @misconception A zero is larger than −1: the margin of a maximum is −∞.
 * @caughtBy margin
 */
import { tf } from '@gradus/runtime';
import { convOutputSize } from '#08-cnn/01-conv-output-size';

export interface PoolOptions {
  mode: 'max' | 'avg';
  stride?: [number, number];
  padding?: [number, number];
}

export function pool2d(x: tf.Tensor4D, size: [number, number], opts: PoolOptions): tf.Tensor4D {
  const { mode, stride = size, padding = [0, 0] } = opts;
  if (padding[0] >= size[0] || padding[1] >= size[1]) {
    throw new Error(`A window of [${size}] could lie wholly in a margin of [${padding}].`);
  }
  const shifted = (images: tf.Tensor4D, margin: number) => windowsOf(images, size, { stride, padding, margin });
  return tf.tidy(() => {
    switch (mode) {
      case 'max':
        return shifted(x, 0).reduce((a, b) => tf.maximum(a, b));
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
