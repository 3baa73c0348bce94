import { at } from './address';

// A square of 32 × 32 elements of 4 bytes stays in the first cache, so each line of memory is fetched once.
const SQUARE: i32 = 32;

/** [rows, columns] → [columns, rows], for elements of 4 bytes. */
export function transpose(x: usize, y: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i += SQUARE) {
    for (let j = 0; j < columns; j += SQUARE) {
      transposeSquare(x, y, rows, columns, i, j);
    }
  }
}

function transposeSquare(x: usize, y: usize, rows: i32, columns: i32, top: i32, left: i32): void {
  const bottom = min(rows, top + SQUARE);
  const right = min(columns, left + SQUARE);
  for (let j = left; j < right; j++) {
    for (let i = top; i < bottom; i++) store<u32>(at(y, j * rows + i), load<u32>(at(x, i * columns + j)));
  }
}
