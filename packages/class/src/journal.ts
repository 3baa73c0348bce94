import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { type JournalLine, journalLineSchema, parseWith } from '@gradus/contract';
import { writeAll } from './durable';
import { writing } from './out-error';

/** What became of each submission, one line each; a line that was written is on disk. */
export class Journal {
  private readonly byId = new Map<string, JournalLine>();
  private readonly file: number;

  /** Opens the journal, or begins it. A last line that was cut off when the power went never happened. */
  constructor(private readonly path: string) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const whole = wholeLines(text);
    for (const line of parseLines(whole, path)) this.note(line);
    this.file = writing(path, () => {
      if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
      return openSync(path, 'a', 0o600);
    });
  }

  get(id: string): JournalLine | undefined {
    return this.byId.get(id);
  }

  ids(): string[] {
    return [...this.byId.keys()];
  }

  add(line: JournalLine): void {
    writing(this.path, () => {
      writeAll(this.file, `${JSON.stringify(line)}\n`);
      fsyncSync(this.file);
    });
    this.note(line);
  }

  close(): void {
    closeSync(this.file);
  }

  private note(line: JournalLine): void {
    this.byId.set(line.id, line);
  }
}

/** What a journal says of each submission, without opening it for writing; empty if there is none. */
export function readJournal(path: string): Map<string, JournalLine> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return new Map(parseLines(wholeLines(text), path).map((line) => [line.id, line]));
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function parseLines(whole: string, path: string): JournalLine[] {
  return whole.split('\n').flatMap((line, i) => {
    return line === '' ? [] : [parseWith(journalLineSchema, line, { file: `${path}, line ${i + 1},` })];
  });
}
