import { at } from './address';

/** One step of gradient descent: p ← p - rate · g. */
export function sgd(p: usize, g: usize, newP: usize, length: i32, rate: f32): void {
  const rates = f32x4.splat(rate);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    v128.store(at(newP, i), f32x4.sub(v128.load(at(p, i)), f32x4.mul(v128.load(at(g, i)), rates)));
  }
  for (; i < length; i++) store<f32>(at(newP, i), load<f32>(at(p, i)) - load<f32>(at(g, i)) * rate);
}
