import type { Launch } from '@gradus/sandbox';
import { LineProcess } from './line-process';

/** A program that gives one line for a line, in a process that is replaced when a question ends it or takes too long. */
export class AskedProcess<Question extends object, Answer> {
  private process: LineProcess | undefined;
  private hear: (answer: Answer | undefined) => void = () => {};
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  /** @param launch how it is started; it is written by the same version of this package, so that its answers are believed */
  constructor(
    private readonly root: string,
    private readonly launch: () => Launch,
    private readonly deadlineMs: number,
  ) {}

  /** One at a time, in the order of asking. Undefined if the question ended the process, or somebody has closed it. */
  ask(question: Question): Promise<Answer | undefined> {
    const answer = this.last.then(() => this.askNow(question));
    this.last = answer.catch(() => {});
    return answer;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.process?.kill();
    await this.process?.close();
  }

  private askNow(question: Question): Promise<Answer | undefined> {
    if (this.closed) return Promise.resolve(undefined);
    const process = (this.process ??= this.start());
    const timer = setTimeout(() => process.kill(), this.deadlineMs);
    return new Promise<Answer | undefined>((resolve) => {
      this.hear = resolve;
      process.send(question);
    }).finally(() => clearTimeout(timer));
  }

  private start(): LineProcess {
    const process = new LineProcess({
      launch: this.launch(),
      cwd: this.root,
      onLine: (line) => this.hear(JSON.parse(line) as Answer),
      onEnd: () => {
        if (this.process === process) this.process = undefined;
        this.hear(undefined);
      },
    });
    return process;
  }
}
