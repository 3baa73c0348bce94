import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@gradus/contract';
import { QueueError } from './queue-error';

/** Says which folder it is, wherever a computer mounts it. */
const MARK = 'gradus-shared-folder';
const FORGOTTEN_MS = 24 * 3_600_000;

/**
 * A folder that the run and all stations see, for submissions too large for the queue. A file is named by the hash of its
 * content and written under another name first, so that what is found is whole, or refused.
 */
export class SharedFolder {
  /** @throws {QueueError} if there is no such folder */
  constructor(readonly path: string) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    throw new QueueError(`There is no folder ${path}; --shared takes one that the run and all stations see.`);
  }

  /** The folder's own name, the same on every computer; undefined if no run has used it yet. */
  get mark(): string | undefined {
    try {
      return readFileSync(join(this.path, MARK), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new QueueError(`${this.path} cannot be read: ${(error as Error).message}`);
    }
  }

  /**
   * Prepares it for a run: marks it, and removes what runs that died left a day ago.
   *
   * @throws {QueueError} if it cannot be written to
   */
  prepare(): string {
    try {
      for (const name of readdirSync(this.path))
        if (this.isForgotten(name)) rmSync(join(this.path, name), { force: true });
      const mark = this.mark ?? randomUUID();
      this.write(MARK, mark);
      return mark;
    } catch (error) {
      if (error instanceof QueueError) throw error;
      throw new QueueError(
        `${this.path} cannot be used: ${(error as Error).message}. --shared takes a folder to write to.`,
      );
    }
  }

  /** @returns the hash that finds it again */
  put(text: string): string {
    const name = sha256(text);
    this.write(name, text);
    return name;
  }

  /** @throws {Error} if it is not there, or not as it was written */
  get(name: string): string {
    const path = join(this.path, name);
    const text = readFileSync(path, 'utf8');
    if (sha256(text) !== name) throw new Error(`${path} was changed or cut off.`);
    return text;
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { force: true });
  }

  private write(name: string, text: string): void {
    const [path, part] = [join(this.path, name), join(this.path, `${name}.${randomUUID()}.part`)];
    const file = openSync(part, 'wx', 0o640); // stations may be other users of the same group
    try {
      try {
        writeFileSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }

  /** Nothing but what is ours by its name is ever removed. */
  private isForgotten(name: string): boolean {
    if (!/^([0-9a-f]{64}|gradus-shared-folder)(\.[0-9a-f-]{36}\.part)?$/.test(name) || name === MARK) return false;
    const stats = statSync(join(this.path, name), { throwIfNoEntry: false });
    return stats !== undefined && Date.now() - stats.mtimeMs > FORGOTTEN_MS;
  }
}
