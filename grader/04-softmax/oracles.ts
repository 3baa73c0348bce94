import { NdArray, type TensorData } from '@gradus/testkit';

/** 1 in the column of each label, 0 elsewhere: [n, depth]. */
export function oneHot(labels: TensorData, depth: number): NdArray {
  return NdArray.build([labels.values.length, depth], ([i, j]) => (labels.values[i!] === j ? 1 : 0));
}

/** softmax along one axis in float64: exp(x − m) / Σ exp(x − m), with the maximum m of each slice. */
export function softmax(x: NdArray, axis = -1, temperature = 1): NdArray {
  const scaled = x.map((logit) => logit / temperature);
  const exps = scaled.sub(scaled.max(axis, true)).map(Math.exp);
  return exps.div(exps.sum(axis, true));
}

/** m + log Σ exp(x − m); an infinite maximum is the answer already, and so is the maximum −∞ of nothing. */
export function logSumExp(x: NdArray, axis?: number, keepDims?: boolean): NdArray {
  return x.reduce(
    (elements) => {
      const m = Math.max(...elements);
      return Number.isFinite(m) ? m + Math.log(elements.reduce((sum, e) => sum + Math.exp(e - m), 0)) : m;
    },
    axis,
    keepDims,
  );
}

export function logSoftmax(x: NdArray, axis = -1): NdArray {
  return x.sub(logSumExp(x, axis, true));
}

/** x[i][ y[i] ]: [n, k] and [n] → [n]. */
export function pick(x: NdArray, y: TensorData): NdArray {
  return new NdArray(
    [x.shape[0]!],
    Array.from(y.values, (label, i) => x.at(i, label)),
  );
}

/** −log softmax(logits[i])[ y[i] ]: [n]. */
export function crossEntropy(logits: NdArray, y: TensorData): NdArray {
  return pick(logSoftmax(logits), y).map((logP) => -logP);
}

export function mean(x: NdArray): NdArray {
  return x.sum().div(x.size);
}

/** The position of the largest element of each row, the first on a tie. */
export function argMax(x: NdArray): number[] {
  return [...x.reduce((row) => row.indexOf(Math.max(...row)), 1).values];
}

export function countEqual(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).filter((x, i) => x === b[i]).length;
}

/** The two parameters of a softmax regression: W [d, q], b [q]. */
export interface Model {
  W: NdArray;
  b: NdArray;
}

/** W = 0, b = 0 for d features and q classes. */
export function zeroModel(d: number, q: number): Model {
  return { W: NdArray.filled([d, q], 0), b: NdArray.filled([q], 0) };
}

/** x W + b. */
export function logitsOf({ W, b }: Model, x: NdArray): NdArray {
  return x.matMul(W).add(b);
}

/** One step of gradient descent on the mean cross entropy of the minibatch x, y. */
export function step(model: Model, x: NdArray, y: TensorData, lr: number): Model {
  const p = softmax(logitsOf(model, x));
  const dLogits = p.sub(oneHot(y, p.shape[1]!)).div(y.values.length); // ∂L/∂logits, [m, q]
  return {
    W: model.W.sub(x.transpose().matMul(dLogits).mul(lr)),
    b: model.b.sub(dLogits.sum(0).mul(lr)),
  };
}
