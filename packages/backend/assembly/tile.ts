import { at } from './address';
import { TILE_COLUMNS, TILE_ROWS } from './blocking';
import { edge } from './scratch';

/** A 4 × 8 tile of C from a packed panel of A [depth × 4] and one of B [depth × 8]; only height × width of it is kept. */
export function multiplyTile(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  ldc: i32,
  height: i32,
  width: i32,
  accumulate: bool,
): void {
  const isWhole = height == TILE_ROWS && width == TILE_COLUMNS;
  if (isWhole) {
    multiply(depth, a, b, c, (<usize>ldc) << 2, accumulate);
  } else {
    multiply(depth, a, b, edge(), TILE_COLUMNS << 2, false);
    keepPart(c, ldc, height, width, accumulate);
  }
}

function multiply(depth: i32, a: usize, b: usize, c: usize, rowBytes: usize, accumulate: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0); // prettier-ignore
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0); // prettier-ignore
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0); // prettier-ignore
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0); // prettier-ignore
  for (let p = 0; p < depth; p++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let row = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(row, b0));
    c01 = f32x4.add(c01, f32x4.mul(row, b1));
    row = v128.load_splat<f32>(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(row, b0));
    c11 = f32x4.add(c11, f32x4.mul(row, b1));
    row = v128.load_splat<f32>(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(row, b0));
    c21 = f32x4.add(c21, f32x4.mul(row, b1));
    row = v128.load_splat<f32>(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(row, b0));
    c31 = f32x4.add(c31, f32x4.mul(row, b1));
    a += 16;
    b += 32;
  }
  storeRow(c, c00, c01, accumulate);
  storeRow(c + rowBytes, c10, c11, accumulate);
  storeRow(c + 2 * rowBytes, c20, c21, accumulate);
  storeRow(c + 3 * rowBytes, c30, c31, accumulate);
}

function storeRow(c: usize, left: v128, right: v128, accumulate: bool): void {
  v128.store(c, accumulate ? f32x4.add(v128.load(c), left) : left);
  v128.store(c, accumulate ? f32x4.add(v128.load(c, 16), right) : right, 16);
}

function keepPart(c: usize, ldc: i32, height: i32, width: i32, accumulate: bool): void {
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const target = at(c, i * ldc + j);
      const value = load<f32>(at(edge(), i * TILE_COLUMNS + j));
      store<f32>(target, accumulate ? load<f32>(target) + value : value);
    }
  }
}
