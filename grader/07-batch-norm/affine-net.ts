import { NdArray, numericalVjp, tensor, type TensorData } from '@gradus/testkit';
import * as oracle from './oracles';

/** A net without hidden layers: logits = x W + b, W [d, q], b [q]. */
export interface Affine {
  W: NdArray;
  b: NdArray;
}

/** Gradient descent over these minibatches of rows. */
export function descend(
  start: Affine,
  { x, y }: { x: TensorData; y: TensorData },
  batches: number[][],
  lr: number,
): Affine {
  return batches.reduce(({ W, b }, rows) => {
    const picked = NdArray.build([rows.length, x.shape[1]!], ([i, j]) => NdArray.of(x).at(rows[i!]!, j!));
    const labels = rows.map((i) => y.values[i]!);
    const loss = (W: NdArray, b: NdArray) => scalar(oracle.crossEntropy(picked.matMul(W).add(b), labels));
    return {
      W: W.sub(numericalVjp((at) => loss(at, b), W, scalar(1)).mul(lr)),
      b: b.sub(numericalVjp((at) => loss(W, at), b, scalar(1)).mul(lr)),
    };
  }, start);
}

/** Loss and accuracy of the net on these examples. */
export function reportOf({ W, b }: Affine, { x, y }: { x: TensorData; y: TensorData }) {
  const logits = NdArray.of(x).matMul(W).add(b);
  const right = oracle.argMax(tensor(logits)).filter((label, i) => label === y.values[i]).length;
  return { loss: oracle.crossEntropy(logits, [...y.values]), accuracy: right / y.size };
}

/** The candidate whose W is closest to the one received. */
export function nearest({ W }: Affine, candidates: Affine[]): Affine {
  const distance = (other: Affine) => Math.max(...W.sub(other.W).values.map(Math.abs));
  return candidates.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

/** All choices of `size` items. */
export function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

function scalar(value: number): NdArray {
  return new NdArray([], [value]);
}
