import { PRINT_WIDTH } from './print-width';

/** An import declaration as prettier prints it, names sorted: values before types, capitals like small letters. */
export function printImport({ keyword, names, from }: { keyword: string; names: string[]; from: string }): string {
  const sorted = names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const line = `${keyword} { ${sorted.join(', ')} } from '${from}';`;
  if (line.length <= PRINT_WIDTH || sorted.length === 1) return line;
  return `${keyword} {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

function sortKey(specifier: string): string {
  return specifier.startsWith('type ') ? `~${specifier.toLowerCase()}` : specifier.toLowerCase();
}
