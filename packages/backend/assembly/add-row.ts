import { at } from './address';

/** y[i][j] = x[i][j] + row[j] */
export function addRow(x: usize, row: usize, y: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      v128.store(at(y, j), f32x4.add(v128.load(at(x, j)), v128.load(at(row, j))));
    }
    for (; j < columns; j++) store<f32>(at(y, j), load<f32>(at(x, j)) + load<f32>(at(row, j)));
    x = at(x, columns);
    y = at(y, columns);
  }
}
