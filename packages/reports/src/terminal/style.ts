import pc from 'picocolors';
import type { Language } from '@gradus/contract';
import type { Phrases } from '../language/en';
import { phrasesIn } from '../language/phrases-in';
import { BREAKS, displayWidth } from './display-width';

/** Where a report is printed to. */
export interface Terminal {
  /** Characters in a line. */
  readonly width: number;
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly phrases: Phrases;
}

const { createColors } = pc;

/** @param language of what is printed; English if left out */
export function makeTerminal(width: number, color: boolean, language?: Language): Terminal {
  return { width, colors: createColors(color), phrases: phrasesIn(language) };
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
