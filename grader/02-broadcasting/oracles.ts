import { broadcastShapes, NdArray } from '@gradus/testkit';

/** out[i][j] = b[i] + a[j] */
export function outerSum(a: NdArray, b: NdArray): NdArray {
  return NdArray.build([b.size, a.size], ([i, j]) => b.at(i!) + a.at(j!));
}

/** The shape that all shapes broadcast to, folded pair by pair. */
export function broadcastShape(...shapes: readonly (readonly number[])[]): number[] {
  return shapes.reduce<number[]>(broadcastShapes, []);
}

export function expand(x: NdArray, shape: readonly number[]): NdArray {
  return NdArray.build(shape, (index) => x.broadcastAt(index));
}

/** out[i] = x[i mod size] along every axis, after x got leading axes of length 1. */
export function repeat(x: NdArray, reps: readonly number[]): NdArray {
  const block = x.reshape([...reps.slice(x.rank).map(() => 1), ...x.shape]);
  return NdArray.build(
    reps.map((rep, d) => rep * block.shape[d]!),
    (index) => block.at(...index.map((i, d) => i % block.shape[d]!)),
  );
}

export function addBias(x: NdArray, bias: NdArray, channelAxis: number): NdArray {
  return NdArray.build(x.shape, (index) => x.at(...index) + bias.at(index[channelAxis]!));
}

/** Each slice along an axis divided by its p-norm; slices of zeros stay zeros. */
export function normalize(x: NdArray, p: number, axis = -1): NdArray {
  const norms = x.reduce((slice) => norm(slice, p), axis, true);
  return x.zip(norms, (value, divisor) => (divisor === 0 ? 0 : value / divisor));
}

function norm(slice: number[], p: number): number {
  const sizes = slice.map(Math.abs);
  if (p === 1) return sizes.reduce((total, size) => total + size, 0);
  return p === 2 ? Math.hypot(...sizes) : Math.max(...sizes);
}

export function where(cond: NdArray, a: NdArray, b: NdArray): NdArray {
  const shape = broadcastShape(cond.shape, a.shape, b.shape);
  return NdArray.build(shape, (index) => (cond.broadcastAt(index) !== 0 ? a : b).broadcastAt(index));
}

/** out[i][j] = Σ_k (a[i][k] − b[j][k])² */
export function squaredDistances(a: NdArray, b: NdArray): NdArray {
  return NdArray.build([a.shape[0]!, b.shape[0]!], ([i, j]) => {
    let total = 0;
    for (let k = 0; k < a.shape[1]!; k++) total += (a.at(i!, k) - b.at(j!, k)) ** 2;
    return total;
  });
}

/** out[…][i][j] = Σ_k a[…][i][k] · b[…][k][j] */
export function matMul(a: NdArray, b: NdArray): NdArray {
  const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  const rows = expand(a, [...batch, m, k]);
  const columns = expand(b, [...batch, k, n]);
  return NdArray.build([...batch, m, n], (index) => {
    const [at, i, j] = [index.slice(0, -2), index.at(-2)!, index.at(-1)!];
    let total = 0;
    for (let p = 0; p < k; p++) total += rows.at(...at, i, p) * columns.at(...at, p, j);
    return total;
  });
}

/** Every element of grad is added to the element of `shape` that it was stretched from. */
export function reduceTo(grad: NdArray, shape: readonly number[]): NdArray {
  const sums = NdArray.filled(shape, 0);
  const flat = new NdArray(shape, sums.values.keys());
  NdArray.build(grad.shape, (index) => (sums.values[flat.broadcastAt(index)]! += grad.at(...index)));
  return sums;
}
