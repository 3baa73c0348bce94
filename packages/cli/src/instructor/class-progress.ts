import type { ClassEvent } from '@gradus/class';
import { ProgressLine, type ProgressStream } from '../progress-line';
import { timeLeft } from '../time-left';

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
  private readonly units: Half;
  private readonly training: Half;
  private readonly shown: ProgressLine;

  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.shown = new ProgressLine(stream, now);
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
    this.shown.show(this.line(), { isLast: this.isOver });
  }

  clear(): void {
    this.shown.clear();
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
    return timeLeft({ done, total, elapsedMs: this.now() - startedAt });
  }
}
