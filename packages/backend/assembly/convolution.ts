import { at } from './address';
import { readColumns } from './columns';
import { gemm } from './gemm';
import { Geometry } from './geometry';

/** dfilter = columns(x)ᵀ · dy, a block of `blockRows` output positions at a time; `columns` has room for one block. */
export function convolutionFilterGradient(
  g: Geometry,
  x: usize,
  dy: usize,
  dfilter: usize,
  columns: usize,
  blockRows: i32,
): void {
  const positions = g.batch * g.outHeight * g.outWidth;
  const window = g.filterHeight * g.filterWidth * g.channels;
  const n = g.outChannels;
  for (let first = 0; first < positions; first += blockRows) {
    const count = min(blockRows, positions - first);
    readColumns(g, x, first, count, columns);
    gemm(true, false, window, n, count, columns, window, at(dy, first * n), n, dfilter, n, first > 0);
  }
}
