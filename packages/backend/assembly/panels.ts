import { at } from './address';

// Rows of n float32 are computed in panels of eight, that is in two vectors. Where n is no multiple of eight, the vectors
// of a panel overlap: elements they share are computed twice, equally, and no element belongs to two panels. Of a row
// that is shorter than a vector, the rest of the vector is computed for nothing.
const VECTOR: i32 = 4;
export const PANEL: i32 = 8;
export const PANEL_BYTES: usize = 32;

export function panelCount(n: i32): i32 {
  return (n + PANEL - 1) / PANEL;
}

/** Where the first vector of a panel begins. */
export function leftOf(panel: i32, n: i32): i32 {
  return max(0, min(panel * PANEL, n - VECTOR));
}

/** Where its second vector begins: at its end the next panel begins. */
export function rightOf(panel: i32, n: i32): i32 {
  return max(0, min((panel + 1) * PANEL, panel + 1 < panelCount(n) ? n - VECTOR : n) - VECTOR);
}

/** One panel of a matrix of n ≥ 4 columns as rows of eight. */
export function packPanel(matrix: usize, n: i32, panel: i32, rows: i32, target: usize): void {
  const left = at(matrix, leftOf(panel, n));
  const right = at(matrix, rightOf(panel, n));
  for (let i = 0; i < rows; i++) {
    v128.store(target, v128.load(at(left, i * n)));
    v128.store(target, v128.load(at(right, i * n)), 16);
    target += PANEL_BYTES;
  }
}

/** The way back. */
export function unpackPanel(source: usize, matrix: usize, n: i32, panel: i32, rows: i32): void {
  const left = at(matrix, leftOf(panel, n));
  const right = at(matrix, rightOf(panel, n));
  for (let i = 0; i < rows; i++) {
    v128.store(at(left, i * n), v128.load(source));
    v128.store(at(right, i * n), v128.load(source, 16));
    source += PANEL_BYTES;
  }
}
