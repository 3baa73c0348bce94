import type { Isolation } from '@gradus/sandbox';
import type { ParsedAnswer } from '../parse-answer';
import { PARSE_MS, type TextFile, unreadable } from '../parse-answers';
import { classParserProgram } from '../parser-program';
import { LineProcess } from './line-process';

/** Compiles and inspects answers in a process of its own, which is replaced when a file ends it or takes too long. */
export class ParserProcess {
  private process: LineProcess | undefined;
  private hear: (answer: ParsedAnswer | undefined) => void = () => {};
  private last: Promise<unknown> = Promise.resolve();

  /** @param enclose how the process is kept from the machine; it gets the texts and nothing else */
  constructor(
    private readonly root: string,
    private readonly enclose: Isolation['enclose'],
  ) {}

  /** Every file with what it turned out to be. */
  parse(files: readonly TextFile[]): Promise<Map<TextFile, ParsedAnswer>> {
    const parsed = this.last.then(async () => {
      const answers = new Map<TextFile, ParsedAnswer>();
      for (const file of files) answers.set(file, (await this.ask(file)) ?? unreadable(file));
      return answers;
    });
    this.last = parsed.catch(() => {});
    return parsed;
  }

  async close(): Promise<void> {
    this.process?.kill();
    await this.process?.close();
  }

  /** Undefined if the file ended the process. */
  private ask({ path, text }: TextFile): Promise<ParsedAnswer | undefined> {
    const process = (this.process ??= this.start());
    const timer = setTimeout(() => process.kill(), PARSE_MS);
    return new Promise<ParsedAnswer | undefined>((resolve) => {
      this.hear = resolve;
      process.send({ path, text });
    }).finally(() => clearTimeout(timer));
  }

  private start(): LineProcess {
    const process = new LineProcess({
      launch: this.enclose(classParserProgram(this.root)),
      cwd: this.root,
      onLine: (line) => this.hear(JSON.parse(line) as ParsedAnswer), // written by the same version of this package
      onEnd: () => {
        if (this.process === process) this.process = undefined;
        this.hear(undefined);
      },
    });
    return process;
  }
}
