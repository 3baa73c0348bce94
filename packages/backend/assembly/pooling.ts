import { addScaledTo } from './add-to';
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
  memory.fill(dx, 0, (<usize>(g.batch * g.height * g.width * g.channels)) << 2);
  for (let image = 0; image < g.batch; image++) {
    const offset = image * g.height * g.width * g.channels;
    for (let outRow = 0; outRow < g.outHeight; outRow++) {
      const firstRow = outRow * g.strideHeight - g.padTop;
      const top = max(0, firstRow);
      const bottom = min(g.height, firstRow + g.filterHeight);
      for (let outColumn = 0; outColumn < g.outWidth; outColumn++) {
        const firstColumn = outColumn * g.strideWidth - g.padLeft;
        const left = max(0, firstColumn);
        const right = min(g.width, firstColumn + g.filterWidth);
        if (top < bottom && left < right) {
          if (x == 0) share(g, dy, at(dx, offset), top, bottom, left, right);
          else pickAll(g, at(x, offset), dy, at(dx, offset), top, bottom, left, right);
        }
        dy = at(dy, g.channels);
      }
    }
  }
}

function share(g: Geometry, dy: usize, dx: usize, top: i32, bottom: i32, left: i32, right: i32): void {
  const part: f32 = 1 / <f32>((bottom - top) * (right - left));
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      addScaledTo(at(dx, (row * g.width + column) * g.channels), dy, part, g.channels);
    }
  }
}

function pickAll(g: Geometry, x: usize, dy: usize, dx: usize, top: i32, bottom: i32, left: i32, right: i32): void {
  let c = 0;
  for (; c + 4 <= g.channels; c += 4) pickFour(g, x, dy, dx, top, bottom, left, right, c);
  for (; c < g.channels; c++) pickOne(g, x, dy, dx, top, bottom, left, right, c);
}

function pickFour(
  g: Geometry,
  x: usize,
  dy: usize,
  dx: usize,
  top: i32,
  bottom: i32,
  left: i32,
  right: i32,
  c: i32,
): void {
  let largest = f32x4.splat(-Infinity);
  let places = i32x4.splat((top * g.width + left) * g.channels + c); // stands if nothing is larger: all -∞ or NaN
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const place = (row * g.width + column) * g.channels + c;
      const values = v128.load(at(x, place));
      const isLarger = f32x4.gt(values, largest);
      largest = v128.bitselect(values, largest, isLarger);
      places = v128.bitselect(i32x4.splat(place), places, isLarger);
    }
  }
  give(dx, i32x4.extract_lane(places, 0), dy, c);
  give(dx, i32x4.extract_lane(places, 1) + 1, dy, c + 1);
  give(dx, i32x4.extract_lane(places, 2) + 2, dy, c + 2);
  give(dx, i32x4.extract_lane(places, 3) + 3, dy, c + 3);
}

function pickOne(
  g: Geometry,
  x: usize,
  dy: usize,
  dx: usize,
  top: i32,
  bottom: i32,
  left: i32,
  right: i32,
  c: i32,
): void {
  let largest: f32 = -Infinity;
  let best = (top * g.width + left) * g.channels + c;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const place = (row * g.width + column) * g.channels + c;
      const value = load<f32>(at(x, place));
      if (value > largest) {
        largest = value;
        best = place;
      }
    }
  }
  give(dx, best, dy, c);
}

function give(dx: usize, place: i32, dy: usize, c: i32): void {
  const target = at(dx, place);
  store<f32>(target, load<f32>(target) + load<f32>(at(dy, c)));
}
