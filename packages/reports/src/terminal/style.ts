import pc from 'picocolors';

/** Where a report is printed to. */
export interface Terminal {
  /** Characters in a line. */
  readonly width: number;
  readonly colors: ReturnType<typeof pc.createColors>;
}

const { createColors } = pc;

export function makeTerminal(width: number, color: boolean): Terminal {
  return { width, colors: createColors(color) };
}

/** Breaks text at spaces and indents every line. */
export function wrap(text: string, width: number, indent: string): string {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, Math.max(20, width - indent.length)));
  return lines.map((line) => indent + line).join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
