import { at } from './address';

/** y = min(max(x, low), high); NaN stays NaN. */
export function clip(x: usize, y: usize, length: i32, low: f32, high: f32): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  let i = 0;
  for (; i + 4 <= length; i += 4) v128.store(at(y, i), f32x4.min(f32x4.max(v128.load(at(x, i)), lows), highs));
  for (; i < length; i++) store<f32>(at(y, i), min(max(load<f32>(at(x, i)), low), high));
}

/** dx = dy where low ≤ x ≤ high, else 0 */
export function clipGradient(x: usize, dy: usize, dx: usize, length: i32, low: f32, high: f32): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const v = v128.load(at(x, i));
    v128.store(at(dx, i), v128.and(v128.load(at(dy, i)), v128.and(f32x4.ge(v, lows), f32x4.le(v, highs))));
  }
  for (; i < length; i++) {
    const v = load<f32>(at(x, i));
    store<f32>(at(dx, i), v >= low && v <= high ? load<f32>(at(dy, i)) : 0);
  }
}
