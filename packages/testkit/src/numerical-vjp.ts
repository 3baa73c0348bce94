import { NdArray } from './nd-array';

/**
 * vⱼ · ∂f(x)ⱼ/∂xᵢ by central differences in float64: the oracle for gradients.
 *
 * @param f an oracle function on float64 arrays
 * @param v weights of the outputs, of f(x)'s shape
 * @param h step; with float64 the error is about h² + 1e-16/h
 */
export function numericalVjp(f: (x: NdArray) => NdArray, x: NdArray, v: NdArray, h = 1e-5): NdArray {
  const weighted = (at: NdArray) => f(at).values.reduce((total, y, j) => total + y * v.values[j]!, 0);
  return x.map((xi, i) => {
    const shifted = (value: number) => x.map((other, k) => (k === i ? value : other));
    return (weighted(shifted(xi + h)) - weighted(shifted(xi - h))) / (2 * h);
  });
}
