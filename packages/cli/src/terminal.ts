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

/** A line that says how far a run is: redrawn on a terminal, silent without one. */
export function progressLine(): { start(total: number): void; step(): void; end(): void } {
  const { stderr } = process;
  let done = 0;
  let total = 0;
  const draw = () => stderr.isTTY && stderr.write(`\r\u001b[KGrading … ${done} of ${total}`);
  return {
    start(count) {
      total = count;
      draw();
    },
    step() {
      done++;
      draw();
    },
    end() {
      if (stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}
