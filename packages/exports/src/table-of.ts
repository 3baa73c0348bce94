import { type Cell, csvOf } from '@gradus/class';
import { plainLine } from './text';

/** CSV with every text on one line of plain characters, and none that a spreadsheet would compute. */
export function tableOf(rows: readonly (readonly Cell[])[]): string {
  return csvOf(rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? plainLine(cell, 1_000) : cell))));
}
