/** A Markdown text with the section of the same heading replaced, or the section added at the end. */
export function replaceSection(text: string, section: string): string {
  const heading = section.slice(0, section.indexOf('\n') + 1);
  const start = text.indexOf(heading);
  if (start < 0) return `${text.trimEnd()}\n\n${section}\n`;
  const next = text.indexOf('\n## ', start + heading.length);
  return `${text.slice(0, start)}${section}\n${next < 0 ? '' : text.slice(next)}`;
}
