import type { Isolation } from '@gradus/sandbox';
import type { ParsedAnswer } from '../parse-answer';
import { PARSE_MS, type TextFile, unreadable } from '../parse-answers';
import { classParserProgram } from '../parser-program';
import { AskedProcess } from './asked-process';

/** Compiles and inspects answers in a process of its own. */
export class ParserProcess {
  private readonly process: AskedProcess<{ path: string; text: string }, ParsedAnswer>;

  /** @param enclose how the process is kept from the machine; it gets the texts and nothing else */
  constructor(root: string, enclose: Isolation['enclose']) {
    this.process = new AskedProcess(root, () => enclose(classParserProgram(root)), PARSE_MS);
  }

  /** Every file with what it turned out to be. */
  async parse(files: readonly TextFile[]): Promise<Map<TextFile, ParsedAnswer>> {
    const answers = await Promise.all(files.map(({ path, text }) => this.process.ask({ path, text })));
    return new Map(files.map((file, i) => [file, answers[i] ?? unreadable(file)]));
  }

  async close(): Promise<void> {
    await this.process.close();
  }
}
