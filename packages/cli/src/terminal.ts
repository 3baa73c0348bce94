import { makeTerminal, type Terminal } from '@gradus/reports';

const MOST_WIDTH = 110;

/** Standard output: no colour codes when piped or when NO_COLOR is set. */
export function standardOutput(): Terminal {
  const { isTTY, columns } = process.stdout;
  const color = Boolean(isTTY) && !process.env['NO_COLOR'];
  return makeTerminal(Math.min(columns ?? MOST_WIDTH, MOST_WIDTH), color);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export interface Progress {
  start(total: number): void;
  step(): void;
}

/** Does some work under a line that says how far it is: redrawn on a terminal, silent without one, gone at the end. */
export async function withProgress<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const { stderr } = process;
  const draw = (text: string) => void (stderr.isTTY && stderr.write(`\r\u001b[K${text}`));
  let [done, total] = [0, 0];
  const start = (count: number) => {
    [done, total] = [0, count];
    draw(`Grading … 0 of ${total}`);
  };
  const step = () => draw(`Grading … ${++done} of ${total}`);
  try {
    return await work({ start, step });
  } finally {
    draw('');
  }
}
