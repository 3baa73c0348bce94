import { at } from './address';

/** target[i] += source[i] */
export function addTo(target: usize, source: usize, length: i32): void {
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const t = at(target, i);
    v128.store(t, f32x4.add(v128.load(t), v128.load(at(source, i))));
  }
  for (; i < length; i++) {
    const t = at(target, i);
    store<f32>(t, load<f32>(t) + load<f32>(at(source, i)));
  }
}

/** target[i] += factor · source[i] */
export function addScaledTo(target: usize, source: usize, factor: f32, length: i32): void {
  const factors = f32x4.splat(factor);
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const t = at(target, i);
    v128.store(t, f32x4.add(v128.load(t), f32x4.mul(factors, v128.load(at(source, i)))));
  }
  for (; i < length; i++) {
    const t = at(target, i);
    store<f32>(t, load<f32>(t) + factor * load<f32>(at(source, i)));
  }
}

/** target[i] += a[i] · b[i] */
export function addProductTo(target: usize, a: usize, b: usize, length: i32): void {
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const t = at(target, i);
    v128.store(t, f32x4.add(v128.load(t), f32x4.mul(v128.load(at(a, i)), v128.load(at(b, i)))));
  }
  for (; i < length; i++) {
    const t = at(target, i);
    store<f32>(t, load<f32>(t) + load<f32>(at(a, i)) * load<f32>(at(b, i)));
  }
}
