/** Part of a text: offsets, and the place of its first character as editors count it, from 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly start: Place;
  readonly end: Place;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** @param location lines and columns from 0 */
export function spanOf(starts: readonly number[], { start, end }: { start: Place; end: Place }): Span {
  const offset = ({ line, column }: Place) => starts[line]! + column;
  const counted = ({ line, column }: Place) => ({ line: line + 1, column: column + 1 });
  return { from: offset(start), to: offset(end), start: counted(start), end: counted(end) };
}
