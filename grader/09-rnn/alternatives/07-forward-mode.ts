/**
 * @alternative Carries dh/dw and dh/du forward in time instead of going back.
 */
export function bpttGradients(xs: number[], w: number, u: number, h0: number) {
  let [h, a, b] = [h0, 0, 0];
  for (const x of xs) {
    const next = Math.tanh(w * h + u * x);
    const slope = 1 - next * next;
    [a, b, h] = [slope * (h + w * a), slope * (x + w * b), next];
  }
  return { dw: h * a, du: h * b, h };
}
