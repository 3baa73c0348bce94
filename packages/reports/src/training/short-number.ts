/** A loss or an accuracy with three digits that matter: `0.412`, `12.3`, `3.1e+8`, `NaN`. */
export function shortNumber(x: number): string {
  if (!Number.isFinite(x)) return String(x).replace('Infinity', '∞');
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return x.toExponential(1);
  return size < 1 ? x.toFixed(3) : size < 10 ? x.toFixed(2) : size < 100 ? x.toFixed(1) : x.toFixed(0);
}
