import { describeBoundary } from './describe-boundary';
import { BOUNDARIES } from './table';

/** The table of boundaries in Markdown, for people; formatted as Prettier would. */
export function boundariesMarkdown(): string {
  const rows = BOUNDARIES.map((boundary) => [
    boundary.who,
    boundary.files.map((glob) => `\`${glob}\``).join(', '),
    describeBoundary(boundary).join(', '),
  ]);
  return alignTable(['who', 'files', 'may import'], rows);
}

function alignTable(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |\n`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('');
}
