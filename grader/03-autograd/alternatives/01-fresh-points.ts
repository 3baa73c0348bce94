/**
 * @alternative Makes a new point for each evaluation, in a loop.
 */
export function numericalGradient(f: (x: Float64Array) => number, x: ArrayLike<number>, h = 1e-5): Float64Array {
  if (!Number.isFinite(h) || h <= 0) throw new RangeError('h');
  const gradient = new Float64Array(x.length);
  const moved = (i: number, by: number) => {
    const point = new Float64Array(x);
    point[i]! += by;
    return f(point);
  };
  for (let i = 0; i < x.length; i++) gradient[i] = moved(i, h) / (2 * h) - moved(i, -h) / (2 * h);
  return gradient;
}
