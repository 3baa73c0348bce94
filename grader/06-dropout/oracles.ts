import { NdArray, type TensorData } from '@gradus/testkit';

/** Inverted dropout with a given mask of 0 and 1, broadcast against x. */
export function dropout(x: NdArray, mask: NdArray, p: number): NdArray {
  return x.zip(mask, (value, kept) => (kept === 0 ? 0 : value / (1 - p)));
}

/** 1 where the result of dropout is not 0, else 0: the mask, if no input was 0. */
export function maskOf(result: TensorData): NdArray {
  return NdArray.of(result).map((value) => (value === 0 ? 0 : 1));
}

/** Share of zeros. */
export function shareOfZeros(values: ArrayLike<number>): number {
  return Array.from(values).filter((value) => value === 0).length / values.length;
}

/** Share of places at which both have the same value. */
export function agreement(a: TensorData, b: TensorData): number {
  return Array.from(a.values).filter((value, i) => value === b.values[i]).length / a.values.length;
}

/** Shares of zeros in the rows, and in the columns, of a matrix. */
export function sharesByRowAndColumn({ shape, values }: TensorData): { rows: number[]; columns: number[] } {
  const [m, n] = shape as [number, number];
  const flat = Array.from(values);
  const row = (i: number) => flat.slice(i * n, (i + 1) * n);
  const column = (j: number) => Array.from({ length: m }, (_, i) => flat[i * n + j]!);
  return {
    rows: Array.from({ length: m }, (_, i) => shareOfZeros(row(i))),
    columns: Array.from({ length: n }, (_, j) => shareOfZeros(column(j))),
  };
}

/** Correlation between each element and the one `lag` places later. */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const deviations = all.map((value) => value - mean);
  const products = (k: number) =>
    deviations.slice(k).reduce((sum, deviation, i) => sum + deviation * deviations[i]!, 0);
  return products(lag) / products(0);
}

/** Along the last axis of a matrix. */
export function softmax(logits: NdArray): NdArray {
  const e = logits.sub(logits.max(-1, true)).map(Math.exp);
  return e.div(e.sum(-1, true));
}

/** Mean and standard deviation, divided by their number, of arrays of one shape. */
export function meanAndStd(arrays: NdArray[]): { mean: NdArray; std: NdArray } {
  const meanOf = (list: NdArray[]) => list.reduce((sum, array) => sum.add(array)).div(list.length);
  const mean = meanOf(arrays);
  const squares = arrays.map((array) => array.sub(mean).map((distance) => distance ** 2));
  return { mean, std: meanOf(squares).map(Math.sqrt) };
}

export interface Affine {
  W: NdArray;
  b: NdArray;
}

/** Softmax regression by gradient descent with momentum, one step for each minibatch, from the given start. */
export function descend(
  start: Affine,
  x: NdArray,
  labels: ArrayLike<number>,
  { lr, momentum, minibatches }: { lr: number; momentum: number; minibatches: number[][] },
): Affine {
  let { W, b } = start;
  let v = { W: W.map(() => 0), b: b.map(() => 0) };
  for (const rows of minibatches) {
    const picked = NdArray.build([rows.length, x.shape[1]!], ([i, j]) => x.at(rows[i!]!, j!));
    const targets = oneHot(rows.map((row) => labels[row]!), b.size); // prettier-ignore
    const error = softmax(picked.matMul(W).add(b)).sub(targets).div(rows.length);
    v = { W: v.W.mul(momentum).add(picked.transpose().matMul(error)), b: v.b.mul(momentum).add(error.sum(0)) };
    W = W.sub(v.W.mul(lr));
    b = b.sub(v.b.mul(lr));
  }
  return { W, b };
}

function oneHot(labels: ArrayLike<number>, classes: number): NdArray {
  return NdArray.build([labels.length, classes], ([i, c]) => (labels[i!] === c ? 1 : 0));
}

/** The class with the largest logit, row by row. */
export function argMax({ shape, values }: TensorData): number[] {
  const [n, k] = shape as [number, number];
  return Array.from({ length: n }, (_, i) => {
    const row = Array.from(values.slice(i * k, (i + 1) * k));
    return row.indexOf(Math.max(...row));
  });
}
