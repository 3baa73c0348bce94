import { at } from './address';
import { Geometry } from './geometry';

/** Each dy is shared equally by the inputs of its window; the padding is none of them. */
export function averagePoolGradient(g: Geometry, dy: usize, dx: usize): void {
  visitWindows(g, 0, dy, dx);
}

/** Each dy goes to the largest input of its window, the first one if there are several. */
export function maxPoolGradient(g: Geometry, x: usize, dy: usize, dx: usize): void {
  visitWindows(g, x, dy, dx);
}

/** The part of each window that lies inside the image; an average needs no x. */
function visitWindows(g: Geometry, x: usize, dy: usize, dx: usize): void {
  const imageLength = g.height * g.width * g.channels;
  const adds = g.strideHeight < g.filterHeight || g.strideWidth < g.filterWidth; // windows overlap
  if (adds || g.channels < 4 || !areTiles(g)) memory.fill(dx, 0, (<usize>(g.batch * imageLength)) << 2);
  for (let image = 0; image < g.batch; image++) {
    for (let outRow = 0; outRow < g.outHeight; outRow++) {
      const firstRow = outRow * g.strideHeight - g.padTop;
      const top = max(0, firstRow);
      const bottom = min(g.height, firstRow + g.filterHeight);
      if (g.channels < 4) visitNarrowRow(g, x, dy, dx, top, bottom);
      else visitRow(g, x, dy, dx, top, bottom, adds);
      dy = at(dy, g.outWidth * g.channels);
    }
    if (x) x = at(x, imageLength);
    dx = at(dx, imageLength);
  }
}

/** Whether every element of the image lies in one window. */
function areTiles(g: Geometry): bool {
  return (
    g.strideHeight == g.filterHeight &&
    g.strideWidth == g.filterWidth &&
    g.outHeight * g.strideHeight - g.padTop >= g.height &&
    g.outWidth * g.strideWidth - g.padLeft >= g.width
  );
}

/**
 * Four channels of a row of windows at a time. The last four may have been visited in part: where gradients replace what
 * was there, once more does no harm, and where they are added, only the rest is.
 */
function visitRow(g: Geometry, x: usize, dy: usize, dx: usize, top: i32, bottom: i32, adds: bool): void {
  for (let next = 0; next < g.channels; next += 4) {
    const c = min(next, g.channels - 4);
    const lanes = adds ? i32x4.ge_s(i32x4(0, 1, 2, 3), i32x4.splat(next - c)) : i32x4.splat(-1);
    if (x == 0) shareRow(g, at(dy, c), at(dx, c), top, bottom, lanes, adds);
    else pickRow(g, at(x, c), at(dy, c), at(dx, c), top, bottom, lanes, adds);
  }
}

// What the loops need of the geometry is kept in variables: the compiler must assume that a store may change memory.
function shareRow(g: Geometry, dy: usize, dx: usize, top: i32, bottom: i32, lanes: v128, adds: bool): void {
  const width = g.width;
  const channels = g.channels;
  const filterWidth = g.filterWidth;
  const strideWidth = g.strideWidth;
  const end = g.outWidth * strideWidth - g.padLeft;
  for (let firstColumn = -g.padLeft; firstColumn < end; firstColumn += strideWidth) {
    const left = max(0, firstColumn);
    const right = min(width, firstColumn + filterWidth);
    const part = f32x4.splat(1 / <f32>((bottom - top) * (right - left)));
    const share = v128.and(lanes, f32x4.mul(v128.load(dy), part));
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        put(at(dx, (row * width + column) * channels), share, adds);
      }
    }
    dy = at(dy, channels);
  }
}

function pickRow(g: Geometry, x: usize, dy: usize, dx: usize, top: i32, bottom: i32, lanes: v128, adds: bool): void {
  const width = g.width;
  const channels = g.channels;
  const filterWidth = g.filterWidth;
  const strideWidth = g.strideWidth;
  const end = g.outWidth * strideWidth - g.padLeft;
  for (let firstColumn = -g.padLeft; firstColumn < end; firstColumn += strideWidth) {
    const left = max(0, firstColumn);
    const right = min(width, firstColumn + filterWidth);
    let largest = f32x4.splat(-Infinity);
    let places = i32x4.splat((top * width + left) * channels); // stands if nothing is larger: all -∞ or NaN
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const place = (row * width + column) * channels;
        const values = v128.load(at(x, place));
        const isLarger = f32x4.gt(values, largest);
        largest = v128.bitselect(values, largest, isLarger);
        places = v128.bitselect(i32x4.splat(place), places, isLarger);
      }
    }
    const gradient = v128.and(lanes, v128.load(dy));
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const place = (row * width + column) * channels;
        put(at(dx, place), v128.and(gradient, i32x4.eq(places, i32x4.splat(place))), adds);
      }
    }
    dy = at(dy, channels);
  }
}

function put(target: usize, values: v128, adds: bool): void {
  v128.store(target, adds ? f32x4.add(v128.load(target), values) : values);
}

/** A row of windows over fewer channels than a vector has; always added. */
function visitNarrowRow(g: Geometry, x: usize, dy: usize, dx: usize, top: i32, bottom: i32): void {
  for (let outColumn = 0; outColumn < g.outWidth; outColumn++) {
    const firstColumn = outColumn * g.strideWidth - g.padLeft;
    const left = max(0, firstColumn);
    const right = min(g.width, firstColumn + g.filterWidth);
    for (let c = 0; c < g.channels; c++) {
      if (x == 0) shareOne(g, load<f32>(dy), at(dx, c), top, bottom, left, right);
      else pickOne(g, at(x, c), load<f32>(dy), at(dx, c), top, bottom, left, right);
      dy = at(dy, 1);
    }
  }
}

function shareOne(g: Geometry, gradient: f32, dx: usize, top: i32, bottom: i32, left: i32, right: i32): void {
  const share: f32 = gradient / <f32>((bottom - top) * (right - left));
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) add(at(dx, (row * g.width + column) * g.channels), share);
  }
}

function pickOne(g: Geometry, x: usize, gradient: f32, dx: usize, top: i32, bottom: i32, left: i32, right: i32): void {
  if (top >= bottom || left >= right) return;
  let largest: f32 = -Infinity;
  let best = (top * g.width + left) * g.channels;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const place = (row * g.width + column) * g.channels;
      const value = load<f32>(at(x, place));
      if (value > largest) {
        largest = value;
        best = place;
      }
    }
  }
  add(at(dx, best), gradient);
}

function add(target: usize, value: f32): void {
  store<f32>(target, load<f32>(target) + value);
}
