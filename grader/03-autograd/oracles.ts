import { NdArray, numericalVjp } from '@gradus/testkit';

/** ∂f(x)ᵢ/∂xⱼ by central differences in float64, one row per output: [m, n]. */
export function numericalJacobian(f: (x: NdArray) => NdArray, x: NdArray): NdArray {
  const m = f(x).size;
  const rows = Array.from({ length: m }, (_, i) => numericalVjp(f, x, oneHot(i, m)));
  return new NdArray([m, x.size], rows.flatMap((row) => [...row.values])); // prettier-ignore
}

export function oneHot(i: number, n: number): NdArray {
  return NdArray.build([n], ([k]) => (k === i ? 1 : 0));
}

export function ones(shape: readonly number[]): NdArray {
  return NdArray.filled(shape, 1);
}

/** A·x for A [m, n] and x [n]. */
export function matVec(A: NdArray, x: NdArray): NdArray {
  return A.mul(x).sum(1);
}

/** A value without an axis. */
export function scalar(value: number): NdArray {
  return new NdArray([], [value]);
}

/** Σ f over all elements. */
export function total(x: NdArray): NdArray {
  return x.sum();
}

/** ‖x‖₂ over all elements. */
export function norm(x: NdArray): number {
  return Math.hypot(...x.values);
}

export function softmax(x: NdArray): NdArray {
  const exps = x.sub(x.max()).map(Math.exp);
  return exps.div(exps.sum());
}
