import { at, build, sum, type Array64 } from '../array64';
import { taps, type Axis } from './window';

type Shape = [number, number, number, number];

/** dw[tapRow, tapColumn, c, f] = Σ x[b, row, column, c] dy[b, i, j, f] over all positions */
export function conv2dFilterGradient(x: Array64, dy: Array64, rows: Axis, columns: Axis): Array64 {
  const [batch, , , channels] = x.shape as Shape;
  const [inputRow, inputColumn] = [inputs(rows), inputs(columns)];
  return build([rows.filter, columns.filter, channels, dy.shape[3]!], (tapRow, tapColumn, c, f) =>
    sum(batch, (b) =>
      sum(rows.out, (i) =>
        sum(columns.out, (j) => at(x, b, inputRow(i, tapRow!), inputColumn(j, tapColumn!), c!) * at(dy, b, i, j, f!)),
      ),
    ),
  );
}

/** dx[b, row, column, c] = Σ w[tapRow, tapColumn, c, f] dy[b, i, j, f] over all windows the input lies in */
export function conv2dInputGradient(w: Array64, dy: Array64, rows: Axis, columns: Axis): Array64 {
  const [batch, , , outChannels] = dy.shape as Shape;
  const [usesOfRow, usesOfColumn] = [uses(rows), uses(columns)];
  return build([batch, rows.size, columns.size, w.shape[2]!], (b, row, column, c) => {
    let total = 0;
    for (const { out: i, tap: tapRow } of usesOfRow[row!]!) {
      for (const { out: j, tap: tapColumn } of usesOfColumn[column!]!) {
        total += sum(outChannels, (f) => at(w, tapRow, tapColumn, c!, f) * at(dy, b!, i, j, f));
      }
    }
    return total;
  });
}

function inputs({ stride, dilation, before }: Axis): (out: number, tap: number) => number {
  return (out, tap) => out * stride + tap * dilation - before;
}

/** For each input the outputs that use it, and at which tap. */
function uses(axis: Axis): { out: number; tap: number }[][] {
  const found: { out: number; tap: number }[][] = Array.from({ length: axis.size }, () => []);
  for (let out = 0; out < axis.out; out++) {
    for (const { input, tap } of taps(axis, out)) found[input]!.push({ out, tap });
  }
  return found;
}
