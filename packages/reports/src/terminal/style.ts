import pc from 'picocolors';
import { BREAKS, displayWidth } from './display-width';

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

/** Breaks text at spaces, and between Chinese characters, and indents every line; what a line is indented with already stays. */
export function wrap(text: string, width: number, indent: string): string {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, Math.max(20, width - indent.length)));
  return lines.map((line) => (line === '' ? '' : indent + line)).join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const margin = line.slice(0, line.length - line.trimStart().length);
  const [first = '', ...pieces] = line.slice(margin.length).split(BREAKS);
  const lines = [margin + first];
  for (const piece of pieces) {
    const longer = `${lines.at(-1)}${piece}`;
    if (displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece.replace(/^ /, ''));
  }
  return lines;
}
