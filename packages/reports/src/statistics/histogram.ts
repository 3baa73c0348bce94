export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts of numbers in bins of equal width from 0 to `most`; a number on a border belongs above it, `most` to the last bin. */
export function histogram(numbers: readonly number[], most: number, bins: number): Bin[] {
  const counts = new Array<number>(bins).fill(0);
  for (const x of numbers) counts[Math.min(bins - 1, Math.max(0, Math.floor((x / most) * bins)))]! += 1;
  return counts.map((count, i) => ({ from: (most * i) / bins, to: (most * (i + 1)) / bins, count }));
}
