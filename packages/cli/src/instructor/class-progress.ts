import type { WriteStream } from 'node:tty';
import type { ClassEvent } from '@gradus/class';

/** Without a terminal, a line comes no more often than this. */
const PLAIN_MS = 5_000;

/** How far a class run is: one line, redrawn on a terminal, printed now and then without one. */
export class ClassProgress {
  private readonly counts = new Map<string, number>();
  private readonly startedAt = performance.now();
  private left = 0;
  private done = 0;
  private training = 0;
  private printedAt = performance.now();

  constructor(
    private readonly stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  see(event: ClassEvent): void {
    switch (event.status) {
      case 'begun':
        this.left = event.left;
        this.write(`${event.submissions} submissions, ${event.left} to grade, seed ${event.seed}`);
        return;
      case 'training-left':
        this.training++;
        break;
      case 'done': {
        const { line } = event;
        const what = line.status === 'graded' ? line.verdict : line.status;
        this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
        this.done++;
      }
    }
    this.draw();
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }

  private draw(): void {
    const { isTTY, columns } = this.stream;
    const line = this.line();
    if (isTTY) {
      this.stream.write(`\r\u001b[K${line.slice(0, (columns || 80) - 1)}`);
    } else if (this.now() - this.printedAt >= PLAIN_MS || this.done === this.left) {
      this.printedAt = this.now();
      this.stream.write(`${line}\n`);
    }
  }

  private write(line: string): void {
    this.stream.write(`${line}\n`);
  }

  /** `Grading … 12 of 200 (pass 9, fail 3), training left 4, about 3 min left` */
  private line(): string {
    const counts = [...this.counts].map(([what, count]) => `${what} ${count}`).join(', ');
    const verdicts = counts === '' ? '' : ` (${counts})`;
    const training = this.training === 0 ? '' : `, training left ${Math.min(this.training, this.left - this.done)}`;
    return `Grading … ${this.done} of ${this.left}${verdicts}${training}${this.remaining()}`;
  }

  /** From the pace so far; unit checks count as half of a submission that still has to train. */
  private remaining(): string {
    const work = this.done + Math.max(0, Math.min(this.training, this.left - this.done)) / 2;
    if (work === 0 || this.done === this.left) return '';
    const seconds = ((this.now() - this.startedAt) / 1000 / work) * (this.left - work);
    return seconds < 60 ? `, about ${Math.ceil(seconds)} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
  }
}
