import { at } from './address';

/**
 * One step of Adam:
 *   m ← β₁ m + (1 - β₁) g      v ← β₂ v + (1 - β₂) g²      p ← p - rate · (m / c₁) / (√(v / c₂) + ε)
 * where c₁ = 1 - β₁ᵗ and c₂ = 1 - β₂ᵗ take out the bias of the first steps.
 */
export function adam(
  p: usize,
  m: usize,
  v: usize,
  g: usize,
  newP: usize,
  newM: usize,
  newV: usize,
  length: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  correction1: f32,
  correction2: f32,
): void {
  const rest1: f32 = 1 - beta1;
  const rest2: f32 = 1 - beta2;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const gi = v128.load(at(g, i));
    const mi = f32x4.add(f32x4.mul(v128.load(at(m, i)), f32x4.splat(beta1)), f32x4.mul(gi, f32x4.splat(rest1)));
    const squares = f32x4.mul(f32x4.mul(gi, gi), f32x4.splat(rest2));
    const vi = f32x4.add(f32x4.mul(v128.load(at(v, i)), f32x4.splat(beta2)), squares);
    const scale = f32x4.add(f32x4.sqrt(f32x4.div(vi, f32x4.splat(correction2))), f32x4.splat(epsilon));
    const step = f32x4.mul(f32x4.div(f32x4.div(mi, f32x4.splat(correction1)), scale), f32x4.splat(rate));
    v128.store(at(newM, i), mi);
    v128.store(at(newV, i), vi);
    v128.store(at(newP, i), f32x4.sub(v128.load(at(p, i)), step));
  }
  for (; i < length; i++) {
    const gi = load<f32>(at(g, i));
    const mi: f32 = load<f32>(at(m, i)) * beta1 + gi * rest1;
    const vi: f32 = load<f32>(at(v, i)) * beta2 + gi * gi * rest2;
    store<f32>(at(newM, i), mi);
    store<f32>(at(newV, i), vi);
    store<f32>(at(newP, i), load<f32>(at(p, i)) - (mi / correction1 / (sqrt<f32>(vi / correction2) + epsilon)) * rate);
  }
}
