import { at } from './address';
import { TILE_COLUMNS, TILE_ROWS } from './blocking';
import { packedA, packedB } from './scratch';

/** Rows [first, first + rows) of A in panels of 4 rows, each stored as [depth × 4]; missing rows are zeros. */
export function packRows(a: usize, lda: i32, transposed: bool, first: i32, rows: i32, p: i32, depth: i32): void {
  packPanels(a, lda, transposed, TILE_ROWS, first, rows, p, depth, packedA());
}

/** Columns [first, first + columns) of B in panels of 8, each stored as [depth × 8]; missing columns are zeros. */
export function packColumns(b: usize, ldb: i32, transposed: bool, first: i32, columns: i32, p: i32, depth: i32): void {
  packPanels(b, ldb, !transposed, TILE_COLUMNS, first, columns, p, depth, packedB());
}

/** A line is what the tile reads side by side: a row of A, a column of B. */
function packPanels(
  source: usize,
  stride: i32,
  linesAreAdjacent: bool,
  width: i32,
  first: i32,
  lines: i32,
  p: i32,
  depth: i32,
  target: usize,
): void {
  for (let i = 0; i < lines; i += width) {
    const line = first + i;
    const valid = min(width, lines - i);
    if (linesAreAdjacent) copyPanel(at(source, p * stride + line), stride, width, valid, depth, target);
    else transposePanel(at(source, line * stride + p), stride, width, valid, depth, target);
    target = at(target, depth * width);
  }
}

function copyPanel(source: usize, stride: i32, width: i32, valid: i32, depth: i32, target: usize): void {
  if (valid < width) copyPartOfPanel(source, stride, width, valid, depth, target);
  else if (width == 4) copyFour(source, stride, depth, target);
  else copyEight(source, stride, depth, target);
}

function copyFour(source: usize, stride: i32, depth: i32, target: usize): void {
  for (let p = 0; p < depth; p++) {
    v128.store(target, v128.load(source));
    source = at(source, stride);
    target = at(target, 4);
  }
}

function copyEight(source: usize, stride: i32, depth: i32, target: usize): void {
  for (let p = 0; p < depth; p++) {
    v128.store(target, v128.load(source));
    v128.store(target, v128.load(source, 16), 16);
    source = at(source, stride);
    target = at(target, 8);
  }
}

function copyPartOfPanel(source: usize, stride: i32, width: i32, valid: i32, depth: i32, target: usize): void {
  memory.fill(target, 0, (<usize>(depth * width)) << 2);
  for (let p = 0; p < depth; p++) {
    for (let r = 0; r < valid; r++) store<f32>(at(target, r), load<f32>(at(source, r)));
    source = at(source, stride);
    target = at(target, width);
  }
}

function transposePanel(source: usize, stride: i32, width: i32, valid: i32, depth: i32, target: usize): void {
  let r = 0;
  for (; r + 4 <= valid; r += 4) transposeFour(at(source, r * stride), stride, depth, at(target, r), width);
  for (; r < width; r++) {
    for (let p = 0; p < depth; p++) {
      store<f32>(at(target, p * width + r), r < valid ? load<f32>(at(source, r * stride + p)) : 0);
    }
  }
}

/** Four lines side by side; 4 × 4 elements at a time, because four short loads cost four times one long one. */
function transposeFour(source: usize, stride: i32, depth: i32, target: usize, width: i32): void {
  const s1 = at(source, stride);
  const s2 = at(s1, stride);
  const s3 = at(s2, stride);
  let p = 0;
  for (; p + 4 <= depth; p += 4) {
    const a = v128.load(at(source, p));
    const b = v128.load(at(s1, p));
    const c = v128.load(at(s2, p));
    const d = v128.load(at(s3, p));
    const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(at(target, p * width), v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
    v128.store(at(target, (p + 1) * width), v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7));
    v128.store(at(target, (p + 2) * width), v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5));
    v128.store(at(target, (p + 3) * width), v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7));
  }
  for (; p < depth; p++) {
    const t = at(target, p * width);
    store<f32>(t, load<f32>(at(source, p)));
    store<f32>(t, load<f32>(at(s1, p)), 4);
    store<f32>(t, load<f32>(at(s2, p)), 8);
    store<f32>(t, load<f32>(at(s3, p)), 12);
  }
}
