import { at } from './address';
import { BLOCK_COLUMNS, BLOCK_DEPTH, BLOCK_ROWS, TILE_COLUMNS, TILE_ROWS } from './blocking';
import { packColumns, packRows } from './pack';
import { packedA, packedB } from './scratch';
import { multiplyTile } from './tile';

/**
 * C[m × n] = A[m × k] · B[k × n], or += if `accumulate`. A is stored as [k × m] if `transposeA`, B as [n × k] if
 * `transposeB`; lda, ldb and ldc are the lengths of a stored row.
 *
 * Blocks of A and B are first copied into the order in which the tiles read them; that costs m·k + k·n against m·k·n,
 * and is what makes all transposes equally fast.
 */
export function gemm(
  transposeA: bool,
  transposeB: bool,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  accumulate: bool,
): void {
  for (let j = 0; j < n; j += BLOCK_COLUMNS) {
    const columns = min(BLOCK_COLUMNS, n - j);
    for (let p = 0; p < k; p += BLOCK_DEPTH) {
      const depth = min(BLOCK_DEPTH, k - p);
      packColumns(b, ldb, transposeB, j, columns, p, depth);
      for (let i = 0; i < m; i += BLOCK_ROWS) {
        const rows = min(BLOCK_ROWS, m - i);
        packRows(a, lda, transposeA, i, rows, p, depth);
        multiplyBlock(rows, columns, depth, at(c, i * ldc + j), ldc, accumulate || p > 0);
      }
    }
  }
}

function multiplyBlock(rows: i32, columns: i32, depth: i32, c: usize, ldc: i32, accumulate: bool): void {
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    const panelB = at(packedB(), j * depth);
    for (let i = 0; i < rows; i += TILE_ROWS) {
      const panelA = at(packedA(), i * depth);
      const height = min(TILE_ROWS, rows - i);
      const width = min(TILE_COLUMNS, columns - j);
      multiplyTile(depth, panelA, panelB, at(c, i * ldc + j), ldc, height, width, accumulate);
    }
  }
}
