import { NdArray } from '@gradus/testkit';

export interface Pads {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const NO_PADS: Pads = { top: 0, bottom: 0, left: 0, right: 0 };

type Pair = readonly [number, number];

/** How often a kernel of this length fits, counted place by place. */
export function countPlaces(input: number, kernel: number, { padding = 0, stride = 1, dilation = 1 } = {}): number {
  let places = 0;
  for (let start = -padding; start + dilation * (kernel - 1) < input + padding; start += stride) places++;
  return places;
}

/** Zeros before and after, so that a stride begins at every `stride`-th place: as TensorFlow counts them. */
export function samePads(length: number, kernel: number, stride: number): Pair {
  const zeros = Math.max((Math.ceil(length / stride) - 1) * stride + kernel - length, 0);
  return [Math.floor(zeros / 2), Math.ceil(zeros / 2)];
}

/** Zeros on all sides for padding 'same' with images x and kernels k. */
export function samePads2d(x: NdArray, k: NdArray, [sh, sw]: Pair): Pads {
  const [top, bottom] = samePads(x.shape[1]!, k.shape[0]!, sh);
  const [left, right] = samePads(x.shape[2]!, k.shape[1]!, sw);
  return { top, bottom, left, right };
}

/** [h, w] and [kh, kw]. */
export function corr2d(x: NdArray, k: NdArray): NdArray {
  const [h, w, kh, kw] = [...x.shape, ...k.shape] as [number, number, number, number];
  return conv2d(x.reshape([1, h, w, 1]), k.reshape([kh, kw, 1, 1])).reshape([h - kh + 1, w - kw + 1]);
}

export function pad2d(x: NdArray, { top, bottom, left, right }: Pads, mode: 'zeros' | 'reflect' = 'zeros'): NdArray {
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const mirror = (place: number, length: number) => {
    const up = Math.abs(place);
    return up < length ? up : 2 * (length - 1) - up;
  };
  return NdArray.build([n, top + h + bottom, left + w + right, c], ([i, r, s, a]) => {
    const [row, column] = [r! - top, s! - left];
    if (mode === 'reflect') return x.at(i!, mirror(row, h), mirror(column, w), a!);
    return row >= 0 && row < h && column >= 0 && column < w ? x.at(i!, row, column, a!) : 0;
  });
}

export interface Conv2dOptions {
  stride?: Pair;
  pads?: Pads;
  bias?: NdArray;
}

export function conv2d(x: NdArray, k: NdArray, { stride = [1, 1], pads = NO_PADS, bias }: Conv2dOptions = {}): NdArray {
  const out = windowRows(pad2d(x, pads), [k.shape[0]!, k.shape[1]!], stride);
  const co = k.shape[3]!;
  const product = out.rows.matMul(k.reshape([k.size / co, co]));
  return (bias ? product.add(bias) : product).reshape([x.shape[0]!, out.height, out.width, co]);
}

/** One row per window, columns in the order (i, j, channel). */
export function im2col(x: NdArray, kernel: Pair, stride = 1): NdArray {
  return windowRows(x, kernel, [stride, stride]).rows;
}

/** Σ over all windows of x · dy: [kh, kw, ci, co]. */
export function filterGrad(x: NdArray, dy: NdArray, kernel: Pair, stride = 1): NdArray {
  const co = dy.shape[3]!;
  const rows = im2col(x, kernel, stride);
  return rows.transpose().matMul(dy.reshape([dy.size / co, co])).reshape([...kernel, x.shape[3]!, co]); // prettier-ignore
}

export interface PoolOptions {
  mode: 'max' | 'avg';
  stride?: Pair;
  padding?: Pair;
}

/** What lies outside the image is not looked at. */
export function pool2d(
  x: NdArray,
  size: Pair,
  { mode, stride = size, padding: [ph, pw] = [0, 0] }: PoolOptions,
): NdArray {
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const oh = countPlaces(h, size[0], { padding: ph, stride: stride[0] });
  const ow = countPlaces(w, size[1], { padding: pw, stride: stride[1] });
  return NdArray.build([n, oh, ow, c], ([image, r, s, a]) => {
    const inside: number[] = [];
    for (let i = 0; i < size[0]; i++) {
      for (let j = 0; j < size[1]; j++) {
        const [row, column] = [r! * stride[0] + i - ph, s! * stride[1] + j - pw];
        if (row >= 0 && row < h && column >= 0 && column < w) inside.push(x.at(image!, row, column, a!));
      }
    }
    return mode === 'max' ? Math.max(...inside) : mean(inside);
  });
}

export function mean(xs: readonly number[]): number {
  return xs.reduce((total, x) => total + x, 0) / xs.length;
}

function windowRows(x: NdArray, [kh, kw]: Pair, [sh, sw]: Pair): { rows: NdArray; height: number; width: number } {
  const [n, h, w, ci] = x.shape as [number, number, number, number];
  const [height, width] = [countPlaces(h, kh, { stride: sh }), countPlaces(w, kw, { stride: sw })];
  const rows = NdArray.build([n, height, width, kh, kw, ci], ([image, r, c, i, j, a]) =>
    x.at(image!, r! * sh + i!, c! * sw + j!, a!),
  );
  return { rows: rows.reshape([n * height * width, kh * kw * ci]), height, width };
}
