/**
 * @misconception L = h²/2 has the derivative h, not 1.
 * @caughtBy one-step
 */
export function bpttGradients(
  xs: readonly number[],
  w: number,
  u: number,
  h0: number,
): { dw: number; du: number; h: number } {
  const hs = [h0];
  for (const x of xs) hs.push(Math.tanh(w * hs.at(-1)! + u * x));

  const h = hs.at(-1)!;
  let dh = 1;
  let [dw, du] = [0, 0];
  for (let t = xs.length; t >= 1; t--) {
    const dz = dh * (1 - hs[t]! ** 2); // through tanh
    dw += dz * hs[t - 1]!;
    du += dz * xs[t - 1]!; // xs[t − 1] is x_t
    dh = dz * w; // on to h_{t−1}
  }
  return { dw, du, h };
}
