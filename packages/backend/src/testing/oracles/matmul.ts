import { at, build, sum, type Array64 } from '../array64';

/** C[…, i, j] = Σₖ A[…, i, k] B[…, k, j], where batches are broadcast. */
export function matmul(a: Array64, b: Array64, transposeA = false, transposeB = false): Array64 {
  const [m, k] = lastTwo(a, transposeA);
  const [, n] = lastTwo(b, transposeB);
  const rank = Math.max(a.shape.length, b.shape.length) - 2;
  const batch = Array.from({ length: rank }, (_, axis) => Math.max(batchSize(a, axis, rank), batchSize(b, axis, rank)));
  return build([...batch, m, n], (...index) => {
    const [i, j] = index.slice(-2) as [number, number];
    return sum(k, (p) => {
      const left = at(a, ...own(a, index), ...(transposeA ? [p, i] : [i, p]));
      return left * at(b, ...own(b, index), ...(transposeB ? [j, p] : [p, j]));
    });
  });
}

function lastTwo({ shape }: Array64, isTransposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return isTransposed ? [columns, rows] : [rows, columns];
}

function batchSize({ shape }: Array64, axis: number, rank: number): number {
  return shape[axis - rank + shape.length - 2] ?? 1;
}

function own({ shape }: Array64, index: number[]): number[] {
  const batch = shape.slice(0, -2);
  const used = index.slice(index.length - 2 - batch.length, -2);
  return used.map((i, axis) => (batch[axis] === 1 ? 0 : i));
}
