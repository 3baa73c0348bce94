import { NdArray, type TensorData } from '@gradus/testkit';
import { mean } from './oracles';

export interface Design {
  activation: 'sigmoid' | 'relu';
  pool: 'avg' | 'max';
}

export const SHAPES = [[5, 5, 1, 6], [6], [5, 5, 6, 16], [16], [400, 120], [120], [120, 84], [84], [84, 10], [10]] as const; // prettier-ignore

/** Images of one size in one array, channels last. */
interface Images {
  n: number;
  side: number;
  channels: number;
  values: Float64Array;
}

/** The ten parameters, in the order of {@link SHAPES}. */
export type Parameters = readonly { readonly values: ArrayLike<number> }[];

/** The logits of a LeNet with these ten parameters, [n, 10]. */
export function logitsOf(parameters: Parameters, x: TensorData, { activation, pool }: Design): NdArray {
  const [W1, b1, W2, b2, ...dense] = parameters.map(({ values }) => values) as ArrayLike<number>[];
  const act = activation === 'relu' ? (z: number) => Math.max(z, 0) : (z: number) => 1 / (1 + Math.exp(-z));
  const n = x.shape[0]!;
  const pictures = { n, side: 28, channels: 1, values: Float64Array.from(x.values) };
  const first = halve(activated(convolve(pictures, W1!, b1!, 2), act), pool);
  const second = halve(activated(convolve(first, W2!, b2!, 0), act), pool);
  let h = second.values;
  for (let i = 0; i < dense.length; i += 2) {
    h = affine(h, n, dense[i]!, dense[i + 1]!);
    if (i + 2 < dense.length) h = h.map(act);
  }
  return new NdArray([n, 10], h);
}

/** Central difference of f by one number of one parameter. */
export function slope(
  f: (parameters: Parameters) => number,
  parameters: Parameters,
  which: number,
  at: number,
): number {
  const moved = (h: number) => {
    const values = Float64Array.from(parameters[which]!.values);
    values[at]! += h;
    return f(parameters.with(which, { values }));
  };
  const h = 1e-5;
  return (moved(h) - moved(-h)) / (2 * h);
}

/** Where the number farthest from 0 stands. */
export function placeOfLargest(values: ArrayLike<number>): number {
  const sizes = Array.from(values, Math.abs);
  return sizes.indexOf(sizes.reduce((a, b) => Math.max(a, b), 0));
}

/** Mean cross entropy of a LeNet with ReLU and max pooling. */
export function lossOf(parameters: Parameters, x: TensorData, labels: ArrayLike<number>): number {
  return crossEntropy(logitsOf(parameters, x, { activation: 'relu', pool: 'max' }), labels);
}

export function crossEntropy(logits: NdArray, labels: ArrayLike<number>): number {
  return mean(rowsOf(logits).map((row, i) => logSumExp(row) - row[labels[i]!]!));
}

export function countRight(logits: NdArray | TensorData, labels: ArrayLike<number>): number {
  return rowsOf(NdArray.of(logits)).filter((row, i) => row.indexOf(Math.max(...row)) === labels[i]).length;
}

function rowsOf(logits: NdArray): number[][] {
  const [n, k] = logits.shape as [number, number];
  return Array.from({ length: n }, (_, i) => [...logits.values.subarray(i * k, (i + 1) * k)]);
}

function logSumExp(row: readonly number[]): number {
  const m = Math.max(...row);
  return m + Math.log(row.reduce((total, z) => total + Math.exp(z - m), 0));
}

/** 5 × 5 kernels, stride 1, so many zeros on each side. */
function convolve(
  { n, side, channels, values }: Images,
  W: ArrayLike<number>,
  b: ArrayLike<number>,
  pad: number,
): Images {
  const [out, filters] = [side + 2 * pad - 4, b.length];
  const result = new Float64Array(n * out * out * filters);
  for (let image = 0; image < n; image++) {
    for (let r = 0; r < out; r++) {
      for (let c = 0; c < out; c++) {
        const at = ((image * out + r) * out + c) * filters;
        for (let o = 0; o < filters; o++) result[at + o] = b[o]!;
        for (let i = 0; i < 5; i++) {
          for (let j = 0; j < 5; j++) {
            const [row, column] = [r + i - pad, c + j - pad];
            if (row < 0 || row >= side || column < 0 || column >= side) continue;
            for (let a = 0; a < channels; a++) {
              const pixel = values[((image * side + row) * side + column) * channels + a]!;
              const weights = ((i * 5 + j) * channels + a) * filters;
              for (let o = 0; o < filters; o++) result[at + o]! += pixel * W[weights + o]!;
            }
          }
        }
      }
    }
  }
  return { n, side: out, channels: filters, values: result };
}

function activated(images: Images, act: (z: number) => number): Images {
  return { ...images, values: images.values.map(act) };
}

/** Windows of 2 × 2. */
function halve({ n, side, channels, values }: Images, pool: Design['pool']): Images {
  const out = side / 2;
  const result = new Float64Array(n * out * out * channels);
  for (let flat = 0; flat < result.length; flat++) {
    const a = flat % channels;
    const c = Math.floor(flat / channels) % out;
    const rowOfAll = Math.floor(flat / channels / out); // image · out + r, and 2 · out = side
    const at = (row: number, column: number) => values[((2 * rowOfAll + row) * side + 2 * c + column) * channels + a]!;
    const [p, q, s, t] = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
    result[flat] = pool === 'max' ? Math.max(p, q, s, t) : (p + q + s + t) / 4;
  }
  return { n, side: out, channels, values: result };
}

function affine(h: Float64Array, n: number, W: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const [units, fanIn] = [b.length, h.length / n];
  const out = new Float64Array(n * units);
  for (let i = 0; i < n; i++) {
    for (let u = 0; u < units; u++) out[i * units + u] = b[u]!;
    for (let f = 0; f < fanIn; f++) {
      const x = h[i * fanIn + f]!;
      for (let u = 0; u < units; u++) out[i * units + u]! += x * W[f * units + u]!;
    }
  }
  return out;
}
