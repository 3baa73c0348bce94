import type { WriteStream } from 'node:tty';
import { cutTo } from '@gradus/reports';
import { en, type Phrases } from './language/en';
import type { Progress } from './terminal';

/** Without a terminal, a line about the same thing comes no more often than this. */
const PLAIN_MS = 5_000;

interface Shown {
  line: string;
  printedAt: number;
}

/**
 * How far a run is. On a terminal: a line for each thing that takes long and one that counts, redrawn in place. Without
 * one: now and then a line about what takes long.
 */
export class ProgressLines implements Progress {
  private readonly shown = new Map<string, Shown>();
  private done = 0;
  private total = 0;
  private drawn: readonly string[] = [];

  constructor(
    private readonly stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>,
    private readonly phrases: Phrases = en,
  ) {}

  start(total: number): void {
    [this.done, this.total] = [0, total];
    this.draw();
  }

  step(id: string): void {
    this.done++;
    this.shown.delete(id);
    this.draw();
  }

  show(id: string, line: string): void {
    const now = performance.now();
    const { printedAt } = this.shown.get(id) ?? { printedAt: now };
    const isDue = !this.stream.isTTY && now - printedAt >= PLAIN_MS;
    if (isDue) this.stream.write(`${line}\n`);
    this.shown.set(id, { line, printedAt: isDue ? now : printedAt });
    this.draw();
  }

  clear(): void {
    this.redraw([]);
  }

  private draw(): void {
    const lines = [...this.shown.values()].map(({ line }) => line);
    this.redraw([...lines, this.phrases.grading(this.done, this.total)]);
  }

  /** In one write, so that nothing flickers: back to the first of the old lines, and over them. */
  private redraw(lines: readonly string[]): void {
    if (!this.stream.isTTY) return;
    const width = (this.stream.columns || 80) - 1; // a line that reached the edge would take two
    const up = this.drawn.length > 1 ? `\u001b[${this.drawn.length - 1}A` : '';
    this.stream.write(`${up}\r\u001b[J${lines.map((line) => cutTo(line, width)).join('\n')}`);
    this.drawn = lines;
  }
}
