import { at } from './address';

/** dx = dy · y (1 - y) */
export function sigmoidGradient(y: usize, dy: usize, dx: usize, length: i32): void {
  const one = f32x4.splat(1);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const v = v128.load(at(y, i));
    v128.store(at(dx, i), f32x4.mul(v128.load(at(dy, i)), f32x4.mul(v, f32x4.sub(one, v))));
  }
  for (; i < length; i++) {
    const v = load<f32>(at(y, i));
    store<f32>(at(dx, i), load<f32>(at(dy, i)) * (v * (1 - v)));
  }
}

/** dx = dy (1 - y²) */
export function tanhGradient(y: usize, dy: usize, dx: usize, length: i32): void {
  const one = f32x4.splat(1);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const v = v128.load(at(y, i));
    v128.store(at(dx, i), f32x4.mul(v128.load(at(dy, i)), f32x4.sub(one, f32x4.mul(v, v))));
  }
  for (; i < length; i++) {
    const v = load<f32>(at(y, i));
    store<f32>(at(dx, i), load<f32>(at(dy, i)) * (1 - v * v));
  }
}

/** dx = dy where x > 0, else 0 */
export function reluGradient(x: usize, dy: usize, dx: usize, length: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    v128.store(at(dx, i), v128.and(v128.load(at(dy, i)), f32x4.gt(v128.load(at(x, i)), zero)));
  }
  for (; i < length; i++) store<f32>(at(dx, i), load<f32>(at(x, i)) > 0 ? load<f32>(at(dy, i)) : 0);
}
