import { at, build, sum, type Array64 } from '../array64';
import { taps, type Axis } from './window';

type Rows = Axis;
type Columns = Axis;

/** y[b, i, j, f] = Σ x[b, row, column, c] w[tapRow, tapColumn, c, f] */
export function conv2d(x: Array64, w: Array64, rows: Rows, columns: Columns): Array64 {
  const [batch, , , channels] = x.shape as Shape;
  const outChannels = w.shape[3]!;
  return build([batch, rows.out, columns.out, outChannels], (b, i, j, f) =>
    overWindow(rows, columns, i!, j!, (row, column, tapRow, tapColumn) =>
      sum(channels, (c) => at(x, b!, row, column, c) * at(w, tapRow, tapColumn, c, f!)),
    ),
  );
}

/** y[b, i, j, c·m + k] = Σ x[b, row, column, c] w[tapRow, tapColumn, c, k] */
export function depthwiseConv2d(x: Array64, w: Array64, rows: Rows, columns: Columns): Array64 {
  const [batch, , , channels] = x.shape as Shape;
  const multiplier = w.shape[3]!;
  return build([batch, rows.out, columns.out, channels * multiplier], (b, i, j, f) => {
    const c = Math.floor(f! / multiplier);
    return overWindow(
      rows,
      columns,
      i!,
      j!,
      (row, column, tapRow, tapColumn) => at(x, b!, row, column, c) * at(w, tapRow, tapColumn, c, f! % multiplier),
    );
  });
}

export function maxPool(x: Array64, rows: Rows, columns: Columns): Array64 {
  return pool(x, rows, columns, (values) => Math.max(...values));
}

/** The padding does not count. */
export function avgPool(x: Array64, rows: Rows, columns: Columns): Array64 {
  return pool(x, rows, columns, (values) => values.reduce((a, b) => a + b) / values.length);
}

type Shape = [number, number, number, number];

function pool(x: Array64, rows: Rows, columns: Columns, combine: (values: number[]) => number): Array64 {
  const [batch, , , channels] = x.shape as Shape;
  return build([batch, rows.out, columns.out, channels], (b, i, j, c) => {
    const values: number[] = [];
    overWindow(rows, columns, i!, j!, (row, column) => values.push(at(x, b!, row, column, c!)));
    return combine(values);
  });
}

function overWindow(
  rows: Rows,
  columns: Columns,
  i: number,
  j: number,
  term: (row: number, column: number, tapRow: number, tapColumn: number) => number,
): number {
  let total = 0;
  for (const row of taps(rows, i)) {
    for (const column of taps(columns, j)) total += term(row.input, column.input, row.tap, column.tap);
  }
  return total;
}
