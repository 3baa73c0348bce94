/**
 * A Markdown text with a section that was measured anew. What the old section of the same heading says of exercises that
 * were not measured this time stays, as long as it has the same columns; a new section goes to the end.
 */
export function replaceSection(text: string, section: string): string {
  const heading = section.slice(0, section.indexOf('\n') + 1);
  const start = text.indexOf(heading);
  if (start < 0) return `${text.trimEnd()}\n\n${section}\n`;
  const next = text.indexOf('\n## ', start + heading.length);
  const [old, after] = next < 0 ? [text.slice(start), ''] : [text.slice(start, next), text.slice(next)];
  return `${text.slice(0, start)}${merged(partsOf(old), partsOf(section))}\n${after}`;
}

interface Parts {
  readonly heading: string;
  /** Lines of the table, with single spaces. */
  readonly head: readonly [names: string, rule: string];
  readonly rows: readonly string[];
  readonly notes: readonly string[];
}

function partsOf(section: string): Parts {
  const lines = section.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  const [names = '', rule = '', ...rows] = lines.filter((line) => line.startsWith('|'));
  return { heading: lines[0]!, head: [names, rule], rows, notes: lines.filter((line) => line.startsWith('- ')) };
}

function merged(old: Parts, { heading, head, rows, notes }: Parts): string {
  const measured = new Set([...rows, ...notes].map(exerciseOf));
  const stays = (line: string) => old.head[0] === head[0] && !measured.has(exerciseOf(line));
  const allRows = inOrder([...old.rows.filter(stays), ...rows]);
  const allNotes = inOrder([...old.notes.filter(stays), ...notes]);
  return [heading, '', ...head, ...allRows, '', ...allNotes].join('\n').trimEnd();
}

/** Rows begin with `| 4.11 `, notes with `- 4.11 `. */
function exerciseOf(line: string): string {
  return line.split(' ')[1]!;
}

function inOrder(lines: readonly string[]): string[] {
  return lines.toSorted((a, b) => Number(exerciseOf(a)) - Number(exerciseOf(b)));
}
