/** A cell of a table: numbers with a decimal point and without separators, texts, nothing. */
export type Cell = string | number | undefined;

/** Lines of RFC 4180, with nothing in them that a spreadsheet would compute. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  return typeof value === 'string' ? text(value) : value === undefined ? '' : String(value);
}

/**
 * Spreadsheets take a cell that begins with one of these for a formula, quoted or not; the apostrophe says that it is none.
 * Where commas separate decimals, they begin a cell after each semicolon, whatever is quoted.
 */
function text(value: string): string {
  const harmless = value.replace(/(^|;)(?=[\s\0=+\-@|])/g, "$1'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
