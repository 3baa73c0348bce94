import { NdArray, type TensorData } from '@gradus/testkit';

/** One step: tanh(x Wxh + h Whh + bh). */
export function cell(x: NdArray, h: NdArray, { Wxh, Whh, bh }: Pick<Params, 'Wxh' | 'Whh' | 'bh'>): NdArray {
  return x.matMul(Wxh).add(h.matMul(Whh)).add(bh).map(Math.tanh);
}

/** The parameters of a network in float64. V: vocabulary, H: state. */
export interface Params {
  Wxh: NdArray;
  Whh: NdArray;
  bh: NdArray;
  Whq: NdArray;
  bq: NdArray;
}

export const NAMES = ['Wxh', 'Whh', 'bh', 'Whq', 'bq'] as const;

/** What the worker sent, as oracles read it. */
export function paramsOf(params: Record<(typeof NAMES)[number], TensorData>): Params {
  return mapParams((name) => NdArray.of(params[name]));
}

export function mapParams<T>(f: (name: (typeof NAMES)[number]) => T): Record<(typeof NAMES)[number], T> {
  return Object.fromEntries(NAMES.map((name) => [name, f(name)])) as Record<(typeof NAMES)[number], T>;
}

/** Shapes of all parameters. */
export function shapesOf(V: number, H: number): Record<(typeof NAMES)[number], number[]> {
  return { Wxh: [V, H], Whh: [H, H], bh: [H], Whq: [H, V], bq: [V] };
}

/** The states after each step of a window [T, B], and the logits [T·B, V], row t·B + b for step t of text b. */
export function forward(ids: NdArray, h0: NdArray, p: Params): { states: NdArray[]; logits: NdArray } {
  const [T, B] = ids.shape as [number, number];
  const V = p.bq.size;
  const states: NdArray[] = [];
  for (let t = 0; t < T; t++) {
    const x = NdArray.build([B, V], ([b, v]) => (ids.at(t, b!) === v ? 1 : 0));
    states.push(cell(x, states.at(-1) ?? h0, p));
  }
  const H = h0.shape[1]!;
  const all = NdArray.build([T * B, H], ([row, j]) => states[Math.floor(row! / B)]!.at(row! % B, j!));
  return { states, logits: all.matMul(p.Whq).add(p.bq) };
}

/** Mean over all T·B characters of −log softmax(logits)[target], and the state after the window. */
export function windowLoss({ x, y }: Window, h0: NdArray, p: Params): { loss: number; h: NdArray } {
  const { states, logits } = forward(x, h0, p);
  const shifted = logits.sub(logits.max(1, true));
  const logSums = shifted.map(Math.exp).sum(1).map(Math.log);
  const losses = Array.from(y.values, (target, row) => logSums.at(row) - shifted.at(row, target));
  return { loss: losses.reduce((a, b) => a + b) / losses.length, h: states.at(-1)! };
}

/** Inputs and what follows them, both [T, B]. */
export interface Window {
  x: NdArray;
  y: NdArray;
}

/** The windows that sequential partitioning makes of a text. */
export function windowsOf(ids: ArrayLike<number>, B: number, T: number, offset = 0): Window[] {
  const rowLength = Math.floor((ids.length - 1 - offset) / B);
  const count = Math.max(0, Math.floor(rowLength / T));
  const from = (start: number) => NdArray.build([T, B], ([t, b]) => ids[offset + b! * rowLength + start + t!]!);
  return Array.from({ length: count }, (_, w) => ({ x: from(w * T), y: from(w * T + 1) }));
}

/** Gradients of the loss of one window by backpropagation through time, with the state before it held constant. */
export function windowGradients({ x, y }: Window, h0: NdArray, p: Params): Params {
  const [T, B] = x.shape as [number, number];
  const V = p.bq.size;
  const { states, logits } = forward(x, h0, p);
  let sum: Params | undefined;
  let fromAbove = h0.mul(0); // ∂L/∂h_t through the steps after t
  for (let t = T - 1; t >= 0; t--) {
    const [h, before] = [states[t]!, states[t - 1] ?? h0];
    const input = NdArray.build([B, V], ([b, v]) => (x.at(t, b!) === v ? 1 : 0));
    const exps = rowsOf(logits, t * B, B).map(Math.exp); // logits of small networks are small
    const probabilities = exps.div(exps.sum(1, true));
    const target = NdArray.build([B, V], ([b, v]) => (y.at(t, b!) === v ? 1 : 0));
    const dLogits = probabilities.sub(target).div(T * B);
    const dh = dLogits.matMul(p.Whq.transpose()).add(fromAbove);
    const dz = dh.mul(h.map((value) => 1 - value ** 2));
    const step: Params = {
      Wxh: input.transpose().matMul(dz),
      Whh: before.transpose().matMul(dz),
      bh: dz.sum(0),
      Whq: h.transpose().matMul(dLogits),
      bq: dLogits.sum(0),
    };
    sum = sum ? plus(sum, step) : step;
    fromAbove = dz.matMul(p.Whh.transpose());
  }
  return sum!;
}

function plus(a: Params, b: Params): Params {
  return mapParams((name) => a[name].add(b[name]));
}

function rowsOf(x: NdArray, start: number, count: number): NdArray {
  return NdArray.build([count, x.shape[1]!], ([i, j]) => x.at(start + i!, j!));
}

/** √ of the sum of all squares of all arrays. */
export function globalNorm(arrays: readonly NdArray[]): number {
  return Math.hypot(...arrays.flatMap(({ values }) => [...values]));
}

/** One epoch over these windows, from the state 0: what training makes of p, and the perplexity on the way. */
export function epoch(
  p: Params,
  windows: readonly Window[],
  { lr, clip }: { lr: number; clip: number },
): { p: Params; perplexity: number } {
  const B = windows[0]!.x.shape[1]!;
  let h = NdArray.filled([B, p.bh.size], 0);
  let total = 0;
  for (const window of windows) {
    const { loss, h: next } = windowLoss(window, h, p);
    const gradients = windowGradients(window, h, p);
    const factor = Math.min(1, clip / globalNorm(Object.values(gradients)));
    const before = p;
    p = mapParams((name) => before[name].sub(gradients[name].mul(lr * factor)));
    h = next;
    total += loss;
  }
  return { p, perplexity: Math.exp(total / windows.length) };
}

/** log softmax of one row of numbers. */
export function logSoftmax(z: ArrayLike<number>): Float64Array {
  const m = Array.from(z).reduce((a, b) => Math.max(a, b));
  const logSum = m + Math.log(Array.from(z, (v) => Math.exp(v - m)).reduce((a, b) => a + b));
  return Float64Array.from(z, (v) => v - logSum);
}

/** Reads one text character by character from the state 0. Plain loops: some ten million products for a test text. */
export function reader({ Wxh, Whh, bh, Whq, bq }: Params): (id: number) => Float64Array {
  const [V, H] = [bq.size, bh.size];
  const [xh, hh, hq] = [Wxh.values, Whh.values, Whq.values];
  let h = new Float64Array(H);
  return (id) => {
    const z = bh.values.map((b, j) => b + xh[id * H + j]!);
    for (let k = 0; k < H; k++) for (let j = 0; j < H; j++) z[j]! += h[k]! * hh[k * H + j]!;
    h = z.map(Math.tanh);
    const q = bq.values.slice();
    for (let k = 0; k < H; k++) for (let v = 0; v < V; v++) q[v]! += h[k]! * hq[k * V + v]!;
    return q; // logits of what comes next
  };
}

/** The perplexity of a network on a text it reads from the state 0. */
export function textPerplexity(p: Params, ids: Int32Array): number {
  const read = reader(p);
  let nll = 0;
  for (let i = 1; i < ids.length; i++) nll -= logSoftmax(read(ids[i - 1]!))[ids[i]!]!;
  return Math.exp(nll / (ids.length - 1));
}

/** The perplexity on `test` of counted pairs of `train`, `alpha` added to every count. */
export function bigramPerplexity(train: ArrayLike<number>, test: ArrayLike<number>, V: number, alpha = 0.1): number {
  const counts = NdArray.filled([V, V], alpha);
  for (let i = 1; i < train.length; i++) counts.values[train[i - 1]! * V + train[i]!]!++;
  const totals = counts.sum(1);
  let nll = 0;
  for (let i = 1; i < test.length; i++) nll -= Math.log(counts.at(test[i - 1]!, test[i]!) / totals.at(test[i - 1]!));
  return Math.exp(nll / (test.length - 1));
}
