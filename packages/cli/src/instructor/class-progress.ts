import type { WriteStream } from 'node:tty';
import type { ClassEvent } from '@gradus/class';

/** Without a terminal a line comes no more often than this, and in a long run than that. */
const PLAIN_MS = 5_000;
const LONG_PLAIN_MS = 60_000;
const LONG_RUN_MS = 300_000;

/** One of the two halves of a run: unit checks of everybody, then training. */
interface Half {
  readonly name: string;
  total: number;
  done: number;
  startedAt: number;
}

/** How far a class run is: one line, redrawn on a terminal, printed now and then without one. */
export class ClassProgress {
  private readonly counts = new Map<string, number>();
  private readonly startedAt: number;
  private readonly units: Half;
  private readonly training: Half;
  private printedAt: number;

  constructor(
    private readonly stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.startedAt = this.printedAt = now();
    this.units = { name: 'Unit checks', total: 0, done: 0, startedAt: now() };
    this.training = { name: 'Training', total: 0, done: 0, startedAt: now() };
  }

  see(event: ClassEvent): void {
    switch (event.status) {
      case 'begun':
        this.units.total = event.left - event.trainingLeft;
        this.training.total = event.trainingLeft;
        this.stream.write(`${event.submissions} submissions, ${event.left} to grade, seed ${event.seed}\n`);
        return;
      case 'training-left':
        this.training.total++;
        this.step(this.units);
        break;
      case 'done': {
        const { line } = event;
        const what = line.status === 'graded' ? line.verdict : line.status;
        this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
        this.step(this.half);
      }
    }
    this.draw();
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }

  private step(half: Half): void {
    half.done++;
    if (half === this.units && half.done === half.total) this.training.startedAt = this.now();
  }

  private get half(): Half {
    return this.units.done < this.units.total ? this.units : this.training;
  }

  private get isOver(): boolean {
    return this.units.done === this.units.total && this.training.done === this.training.total;
  }

  private draw(): void {
    const { isTTY, columns } = this.stream;
    const line = this.line();
    if (isTTY) {
      this.stream.write(`\r\u001b[K${line.slice(0, (columns || 80) - 1)}`);
    } else if (this.isOver || this.now() - this.printedAt >= this.pauseMs()) {
      this.printedAt = this.now();
      this.stream.write(`${line}\n`);
    }
  }

  private pauseMs(): number {
    return this.now() - this.startedAt < LONG_RUN_MS ? PLAIN_MS : LONG_PLAIN_MS;
  }

  /** `Unit checks: 12 of 200, about 3 min left, then training of 4 (pass 9, fail 3)` */
  private line(): string {
    const { units, training } = this;
    const half = this.isOver && training.total === 0 ? units : this.half;
    const { name, done, total } = half;
    const then = half === units && training.total > 0 ? `, then training of ${training.total}` : '';
    const counts = [...this.counts].map(([what, count]) => `${what} ${count}`).join(', ');
    return `${name}: ${done} of ${total}${this.remaining(half)}${then}${counts === '' ? '' : ` (${counts})`}`;
  }

  /** From the pace of this half; what unit checks took says nothing about training. */
  private remaining({ done, total, startedAt }: Half): string {
    if (done === 0 || done >= total) return '';
    return `, about ${duration(((this.now() - startedAt) / done) * (total - done))} left`;
  }
}

/** `40 s`, `12 min`, `3 h 05 min`. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
