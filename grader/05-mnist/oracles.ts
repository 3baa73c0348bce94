import { NdArray, type TensorData } from '@gradus/testkit';

/** One linear layer in float64: W [in, out], b [out]. */
export interface Layer {
  W: NdArray;
  b: NdArray;
}

/** What the worker sent, as oracles read it. */
export function layersOf(layers: readonly { W: TensorData; b: TensorData }[]): Layer[] {
  return layers.map(({ W, b }) => ({ W: NdArray.of(W), b: NdArray.of(b) }));
}

/** The inputs of all layers, and last the logits: relu between the layers, nothing after the last. */
function activations(layers: readonly Layer[], x: NdArray): NdArray[] {
  return layers.reduce(
    (hs, { W, b }, i) => {
      const z = hs.at(-1)!.matMul(W).add(b);
      return [...hs, i < layers.length - 1 ? z.map((v) => Math.max(v, 0)) : z];
    },
    [x],
  );
}

export function logitsOf(layers: readonly Layer[], x: NdArray): NdArray {
  return activations(layers, x).at(-1)!;
}

function softmax(z: NdArray): NdArray {
  const exps = z.sub(z.max(1, true)).map(Math.exp);
  return exps.div(exps.sum(1, true));
}

/** log Σ exp(z) − z[y] for each row. */
export function crossEntropy(logits: NdArray, labels: ArrayLike<number>): number[] {
  const shifted = logits.sub(logits.max(1, true));
  const logSums = shifted.map(Math.exp).sum(1).map(Math.log);
  return Array.from(labels, (label, i) => logSums.at(i) - shifted.at(i, label));
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/** The position of the largest element of each row, the first on a tie. */
export function argMax(x: NdArray): number[] {
  return [...x.reduce((row) => row.indexOf(Math.max(...row)), 1).values];
}

export function countEqual(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).filter((x, i) => x === b[i]).length;
}

/** The gradients of the mean cross entropy, layer by layer. */
function gradients(layers: readonly Layer[], x: NdArray, labels: ArrayLike<number>): Layer[] {
  const hs = activations(layers, x);
  const p = softmax(hs.at(-1)!);
  const m = labels.length;
  let dz = NdArray.build(p.shape, ([i, j]) => (p.at(i!, j!) - (labels[i!] === j ? 1 : 0)) / m);
  const result: Layer[] = [];
  for (let i = layers.length - 1; i >= 0; i--) {
    const h = hs[i]!;
    result.unshift({ W: h.transpose().matMul(dz), b: dz.sum(0) });
    dz = dz.matMul(layers[i]!.W.transpose()).zip(h, (slope, value) => (value > 0 ? slope : 0));
  }
  return result;
}

/** A network in training: its layers and their velocities. */
export interface Training {
  layers: Layer[];
  velocity: Layer[];
}

export function startOf(layers: Layer[]): Training {
  return { layers, velocity: layers.map(({ W, b }) => ({ W: W.map(() => 0), b: b.map(() => 0) })) };
}

/** v ← μ v + ∂L/∂w, w ← w − lr v, for one minibatch. */
export function trainStep(
  { layers, velocity }: Training,
  x: NdArray,
  labels: ArrayLike<number>,
  { lr, momentum }: { lr: number; momentum: number },
): Training {
  const slopes = gradients(layers, x, labels);
  const next = velocity.map((v, i) => combine(v, slopes[i]!, (a, g) => momentum * a + g));
  return { layers: layers.map((w, i) => combine(w, next[i]!, (a, v) => a - lr * v)), velocity: next };
}

function combine(p: Layer, q: Layer, f: (a: number, b: number) => number): Layer {
  return { W: p.W.zip(q.W, f), b: p.b.zip(q.b, f) };
}

/** How many rows of x [n, d] the network classifies rightly. Plain loops: there are some 50 million products. */
export function countRight(layers: readonly Layer[], x: Float32Array, labels: ArrayLike<number>): number {
  const d = x.length / labels.length;
  return Array.from(labels).filter((label, i) => {
    const scores = scoresOf(layers, x.subarray(i * d, (i + 1) * d));
    return scores.indexOf(Math.max(...scores)) === label;
  }).length;
}

function scoresOf(layers: readonly Layer[], x: Float32Array): Float64Array {
  return layers.reduce((h: ArrayLike<number>, { W, b }, layer) => {
    const [fanIn, fanOut] = W.shape as [number, number];
    const weights = W.values;
    const z = Float64Array.from(b.values);
    for (let i = 0; i < fanIn; i++) {
      const value = h[i]!;
      if (value !== 0) for (let j = 0; j < fanOut; j++) z[j]! += value * weights[i * fanOut + j]!;
    }
    return layer < layers.length - 1 ? z.map((v) => Math.max(v, 0)) : z;
  }, x) as Float64Array;
}

/** Mean, standard deviation, and the share of values more than two standard deviations from 0. */
export function spread({ values }: TensorData): { mean: number; std: number; tails: number } {
  const n = values.length;
  const center = mean([...values]);
  const std = Math.sqrt(mean(Array.from(values, (v) => (v - center) ** 2)));
  return { mean: center, std, tails: Array.from(values).filter((v) => Math.abs(v) > 2 * std).length / n };
}
