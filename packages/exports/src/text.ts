import { inlineCode, inlineText } from '@gradus/reports/markdown';

/**
 * Text of students, made harmless for whoever shows it: only line feeds and tabs are left of what moves a cursor, turns the
 * direction of writing, or is invisible; nothing is left that XML forbids. Still to be escaped for HTML, XML or Markdown.
 */
export function plain(text: string, most = 4_000): string {
  const clean = text.replaceAll('\r\n', '\n').replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, '\ufffd');
  return clean.length > most ? `${cut(clean, most)} …` : clean;
}

/** The first characters, without half of one at the end. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** The same on one line. */
export function plainLine(text: string, most = 300): string {
  return plain(text.replace(/\s+/g, ' ').trim(), most);
}

/** For the text of an element and for an attribute in double quotes. */
export function xml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }; // prettier-ignore
  return text.replace(/[&<>"\n\t]/g, (character) => entities[character]!);
}

/** One line in which Markdown finds nothing to do, inside a table as well. */
export function markdownLine(text: string): string {
  return inlineText(plainLine(text));
}

/** One line as code, where no name of a file is a link, a mention or a picture. */
export function markdownCode(text: string): string {
  return inlineCode(plainLine(text));
}

/** What workflow runners would take for a command (`::set-output`, `##[group]`) becomes text. */
export function withoutCommands(text: string): string {
  return text.replace(/:(?=:)/g, ': ').replace(/##\[/g, '## [');
}
