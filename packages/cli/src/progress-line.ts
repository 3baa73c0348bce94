import type { WriteStream } from 'node:tty';

/** Without a terminal a line comes no more often than this, and in a long run than that. */
const PLAIN_MS = 5_000;
const LONG_PLAIN_MS = 60_000;
const LONG_RUN_MS = 300_000;

export type ProgressStream = Pick<WriteStream, 'isTTY' | 'columns' | 'write'>;

/** One line that says how far a run is: redrawn in place on a terminal, printed now and then without one. */
export class ProgressLine {
  private readonly startedAt: number;
  private printedAt: number;

  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
  ) {
    this.startedAt = this.printedAt = now();
  }

  show(line: string, { isLast = false } = {}): void {
    const { isTTY, columns } = this.stream;
    if (isTTY) {
      this.stream.write(`\r\u001b[K${line.slice(0, (columns || 80) - 1)}`);
    } else if (isLast || this.now() - this.printedAt >= this.pauseMs()) {
      this.printedAt = this.now();
      this.stream.write(`${line}\n`);
    }
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }

  private pauseMs(): number {
    return this.now() - this.startedAt < LONG_RUN_MS ? PLAIN_MS : LONG_PLAIN_MS;
  }
}
