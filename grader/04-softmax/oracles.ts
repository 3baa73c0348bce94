import { NdArray } from '@gradus/testkit';

/** softmax along one axis in float64: exp(x − m) / Σ exp(x − m), with the maximum m of each slice. */
export function softmax(x: NdArray, axis = -1, temperature = 1): NdArray {
  const scaled = x.map((logit) => logit / temperature);
  const exps = scaled.sub(scaled.max(axis, true)).map(Math.exp);
  return exps.div(exps.sum(axis, true));
}
