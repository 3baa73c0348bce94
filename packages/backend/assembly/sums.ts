import { at } from './address';

// float32 lanes add at most this many elements before they go to a float64 total, so that a sum of any length is right
// to about 1e-6 of the sum of the magnitudes.
const RUN: i32 = 32;

/** x is [outer, length, inner]; target[o, i] = scale · Σ over length. */
export function sumMiddle(x: usize, target: usize, outer: i32, length: i32, inner: i32, scale: f64): void {
  for (let o = 0; o < outer; o++) {
    if (inner == 1) store<f32>(target, <f32>(scale * sumRun(x, length)));
    else sumRows(x, target, length, inner, scale);
    x = at(x, length * inner);
    target = at(target, inner);
  }
}

function sumRun(x: usize, length: i32): f64 {
  let total: f64 = 0;
  let i = 0;
  while (i + 16 <= length) {
    const end = min(length, i + 16 * RUN);
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0; // prettier-ignore
    for (; i + 16 <= end; i += 16) {
      const p = at(x, i);
      s0 = f32x4.add(s0, v128.load(p));
      s1 = f32x4.add(s1, v128.load(p, 16));
      s2 = f32x4.add(s2, v128.load(p, 32));
      s3 = f32x4.add(s3, v128.load(p, 48));
    }
    const low = f64x2.add(f64x2.add(lower(s0), lower(s1)), f64x2.add(lower(s2), lower(s3)));
    const high = f64x2.add(f64x2.add(upper(s0), upper(s1)), f64x2.add(upper(s2), upper(s3)));
    const both = f64x2.add(low, high);
    total += f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  }
  for (; i < length; i++) total += <f64>load<f32>(at(x, i));
  return total;
}

function sumRows(x: usize, target: usize, length: i32, inner: i32, scale: f64): void {
  let i = 0;
  for (; i + 16 <= inner; i += 16) sumSixteen(at(x, i), at(target, i), length, inner, scale);
  for (; i + 4 <= inner; i += 4) sumFour(at(x, i), at(target, i), length, inner, scale);
  for (; i < inner; i++) sumOne(at(x, i), at(target, i), length, inner, scale);
}

/** Sixteen neighbouring columns: one line of the cache. */
function sumSixteen(x: usize, target: usize, length: i32, inner: i32, scale: f64): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, b0 = zero, b1 = zero, c0 = zero, c1 = zero, d0 = zero, d1 = zero; // prettier-ignore
  for (let row = 0; row < length;) {
    const end = min(length, row + RUN);
    let a = zero, b = zero, c = zero, d = zero; // prettier-ignore
    for (; row < end; row++) {
      a = f32x4.add(a, v128.load(x));
      b = f32x4.add(b, v128.load(x, 16));
      c = f32x4.add(c, v128.load(x, 32));
      d = f32x4.add(d, v128.load(x, 48));
      x = at(x, inner);
    }
    a0 = f64x2.add(a0, lower(a));
    a1 = f64x2.add(a1, upper(a));
    b0 = f64x2.add(b0, lower(b));
    b1 = f64x2.add(b1, upper(b));
    c0 = f64x2.add(c0, lower(c));
    c1 = f64x2.add(c1, upper(c));
    d0 = f64x2.add(d0, lower(d));
    d1 = f64x2.add(d1, upper(d));
  }
  storeScaled(target, a0, a1, scale);
  storeScaled(at(target, 4), b0, b1, scale);
  storeScaled(at(target, 8), c0, c1, scale);
  storeScaled(at(target, 12), d0, d1, scale);
}

function sumFour(x: usize, target: usize, length: i32, inner: i32, scale: f64): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let row = 0; row < length; row++) {
    const values = v128.load(x);
    low = f64x2.add(low, lower(values));
    high = f64x2.add(high, upper(values));
    x = at(x, inner);
  }
  storeScaled(target, low, high, scale);
}

function sumOne(x: usize, target: usize, length: i32, inner: i32, scale: f64): void {
  let total: f64 = 0;
  for (let row = 0; row < length; row++) total += <f64>load<f32>(at(x, row * inner));
  store<f32>(target, <f32>(scale * total));
}

function storeScaled(target: usize, low: v128, high: v128, scale: f64): void {
  const factor = f64x2.splat(scale);
  const left = f32x4.demote_f64x2_zero(f64x2.mul(low, factor));
  const right = f32x4.demote_f64x2_zero(f64x2.mul(high, factor));
  v128.store(target, v128.shuffle<f32>(left, right, 0, 1, 4, 5));
}

function lower(values: v128): v128 {
  return f64x2.promote_low_f32x4(values);
}

function upper(values: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(values, values, 2, 3, 2, 3));
}
