import type { Lesson } from '@gradus/contract';
import type { Row } from './row';

/** The class as a table: RFC 4180, points with a decimal point, nothing in it that a spreadsheet would compute. */
export function gradesCsv(rows: readonly Row[], lessons: readonly Lesson[]): string {
  const ids = lessons.map(({ id }) => id);
  const header = ['id', 'status', 'points', 'max', ...ids, 'override', 'note'];
  const lines = rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => [
      text(row.id),
      row.status,
      points(row.score),
      points(row.maxScore),
      ...ids.map((id) => points(row.lessons[id])),
      text(row.override),
      text(firstLine(row.note)),
    ]);
  return [header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function points(hundredths: number | undefined): string {
  return hundredths === undefined ? '' : String(hundredths / 100);
}

/**
 * Spreadsheets take a cell that begins with one of these for a formula, quoted or not; the apostrophe says that it is none.
 * Where commas separate decimals, they begin a cell after each semicolon, whatever is quoted.
 */
function text(value: string): string {
  const harmless = value.replace(/(^|;)(?=[\s=+\-@|])/g, "$1'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function firstLine(note: string): string {
  return note.split('\n')[0]!.slice(0, 300);
}
