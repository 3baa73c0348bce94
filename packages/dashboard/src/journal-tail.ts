import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type JournalLine, journalLineSchema, parseWith } from '@gradus/contract';

/**
 * Reads a journal that grows: each time only what came since. The run may be writing, so what follows the last line end is
 * not there yet.
 */
export class JournalTail {
  private readonly byId = new Map<string, JournalLine>();
  private inode = 0;
  private bytes = 0;
  private count = 0;

  constructor(private readonly path: string) {}

  /**
   * The last line about each submission, in their order.
   *
   * @throws {ContractError} naming the line that makes no sense
   */
  lines(): JournalLine[] {
    const file = openIfThere(this.path);
    if (file === undefined) this.startAgain(0);
    else this.readOn(file);
    return [...this.byId.values()];
  }

  private readOn(file: number): void {
    try {
      const { ino, size } = fstatSync(file);
      if (ino !== this.inode || size < this.bytes) this.startAgain(ino);
      const text = readFrom(file, this.bytes, size);
      for (const line of text.subarray(0, text.lastIndexOf('\n') + 1).toString('utf8').split(/(?<=\n)/)) this.add(line); // prettier-ignore
    } finally {
      closeSync(file);
    }
  }

  private add(line: string): void {
    if (line.trim() !== '') {
      const read = parseWith(journalLineSchema, line, { file: `${this.path}, line ${this.count + 1},` });
      this.byId.delete(read.id); // so that it moves to the end
      this.byId.set(read.id, read);
    }
    this.bytes += Buffer.byteLength(line);
    this.count += line === '' ? 0 : 1;
  }

  /** There is another journal in its place. */
  private startAgain(inode: number): void {
    this.byId.clear();
    [this.inode, this.bytes, this.count] = [inode, 0, 0];
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readFrom(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from);
  let length = 0;
  for (let got = -1; got !== 0 && length < bytes.length; length += got) {
    got = readSync(file, bytes, length, bytes.length - length, from + length);
  }
  return bytes.subarray(0, length);
}
