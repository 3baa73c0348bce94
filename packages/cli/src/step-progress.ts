import { ProgressLine, type ProgressStream } from './progress-line';
import { timeLeft } from './time-left';

/** How far work is that does one thing after the other, in stages: `Pages: 120 of 5000, about 40 s left`. */
export class StepProgress {
  private readonly line: ProgressLine;

  constructor(
    stream: ProgressStream = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.line = new ProgressLine(stream, now);
  }

  /** Hands out one after the other, and tells how many are done. The line is gone when all are, or whoever takes them stops. */
  *over<T>(stage: string, items: readonly T[]): Generator<T> {
    const step = this.stage(stage, items.length);
    try {
      for (const item of items) {
        yield item;
        step();
      }
    } finally {
      this.line.clear();
    }
  }

  /** @returns what is called when one of so many things is done */
  stage(stage: string, total: number): () => void {
    const startedAt = this.now();
    let done = 0;
    const show = () => {
      const left = timeLeft({ done, total, elapsedMs: this.now() - startedAt });
      this.line.show(`${stage}: ${done} of ${total}${left}`);
    };
    if (total > 0) show();
    return () => {
      done++;
      if (done < total) show();
      else this.line.clear();
    };
  }
}
