/**
 * @alternative Combines the shapes pair by pair, in a loop from the right.
 */
export function broadcastShape(...shapes: ReadonlyArray<readonly number[]>): number[] {
  let common: number[] = [];
  for (const shape of shapes) common = combine(common, shape);
  return common;
}

function combine(a: readonly number[], b: readonly number[]): number[] {
  const combined: number[] = [];
  for (let i = 1; i <= a.length || i <= b.length; i++) {
    const [left, right] = [a.at(-i), b.at(-i)];
    if (left === undefined || left === 1) combined.unshift(right ?? 1);
    else if (right === undefined || right === 1 || right === left) combined.unshift(left);
    else throw new RangeError('these shapes do not fit');
  }
  return combined;
}
