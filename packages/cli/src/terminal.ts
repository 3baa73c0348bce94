import type { Language } from '@gradus/contract';
import { makeTerminal, type Terminal } from '@gradus/reports';
import { phrasesIn } from './language/phrases-in';
import { ProgressLines } from './progress-lines';

const MOST_WIDTH = 110;

/** Standard output: no colour codes when piped or when NO_COLOR is set. */
export function standardOutput(language?: Language): Terminal {
  const { isTTY, columns } = process.stdout;
  const color = Boolean(isTTY) && !process.env['NO_COLOR'];
  return makeTerminal(Math.min(columns ?? MOST_WIDTH, MOST_WIDTH), color, language);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export interface Progress {
  start(total: number): void;
  /** Something is done; whatever was shown under this id is taken away. */
  step(id: string): void;
  /** A line about something that takes long. */
  show(id: string, line: string): void;
}

/** Does some work below lines that say how far it is: redrawn on a terminal and gone at the end. */
export async function withProgress<T>(work: (progress: Progress) => Promise<T>, language?: Language): Promise<T> {
  const lines = new ProgressLines(process.stderr, phrasesIn(language));
  try {
    return await work(lines);
  } finally {
    lines.clear();
  }
}
