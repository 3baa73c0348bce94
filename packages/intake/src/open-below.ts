import {
  closeSync,
  constants,
  type Dir,
  fstatSync,
  lstatSync,
  openSync,
  opendirSync,
  readSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { LIMITS, inMegabytes } from './limits';
import type { Kind } from './item';
import { Refusal } from './refusal';

/** Missing on Windows, where links need rights that a student's archive does not have. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_DIRECTORY = 0 } = constants;

/**
 * A folder that stays the one it was. On Linux everything below it is reached through its open descriptor, so that
 * nobody can put a link in its place between two looks; elsewhere by its path.
 */
export class OpenFolder {
  private constructor(
    readonly path: string,
    private readonly fd: number | undefined,
  ) {}

  /** Opens a folder whose path is trusted. */
  static open(path: string): OpenFolder {
    return new OpenFolder(path, process.platform === 'linux' ? openSync(path, O_RDONLY | O_DIRECTORY) : undefined);
  }

  /** @throws {Refusal} if the name is no folder, or a link to one */
  folder(name: string): OpenFolder {
    const path = join(this.path, name);
    if (this.fd === undefined) {
      if (this.kind(name) !== 'folder') throw new Refusal('is not a folder.');
      return new OpenFolder(path, undefined);
    }
    return new OpenFolder(
      path,
      refusing(() => openSync(this.#at(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW)),
    );
  }

  /** What a name stands for, following nothing. */
  kind(name: string): Kind {
    // Bytes that are not UTF-8 do not find their file again.
    const stats = lstatSync(this.#at(name), { throwIfNoEntry: false });
    return stats === undefined ? 'file of an unknown kind' : kindOf(stats);
  }

  /** All names, in order; bytes that are not UTF-8 show as `�`. */
  names(): string[] {
    const names: string[] = [];
    const dir: Dir = refusing(() => opendirSync(this.#at('.')));
    try {
      for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) {
        if (names.length === LIMITS.names) throw new Refusal(`holds more than ${LIMITS.names} names.`);
        names.push(entry.name);
      }
    } finally {
      dir.closeSync();
    }
    return names.sort();
  }

  /** @throws {Refusal} if the name is no regular file, has another name too, or is larger than `most` bytes */
  read(name: string, most: number): Buffer {
    const before = refusing(() => lstatSync(this.#at(name)));
    // A pipe without a writer would block, so the file is opened without waiting.
    const fd = refusing(() => openSync(this.#at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
    try {
      const stats = fstatSync(fd);
      const kind = kindOf(stats);
      if (kind !== 'regular file') throw new Refusal(`is a ${kind}, not a regular file.`);
      if (stats.ino !== before.ino || stats.dev !== before.dev) throw new Refusal('changed while it was read.');
      return readBounded(fd, stats.size, most);
    } finally {
      closeSync(fd);
    }
  }

  close(): void {
    if (this.fd !== undefined) closeSync(this.fd);
  }

  #at(name: string): string {
    return this.fd === undefined ? join(this.path, name) : `/proc/self/fd/${this.fd}/${name}`;
  }
}

function readBounded(fd: number, size: number, most: number): Buffer {
  if (size > most) throw new Refusal(`is larger than ${inMegabytes(most)}.`);
  const bytes = Buffer.alloc(size + 1); // one more, to notice a file that grows
  let length = 0;
  for (let got = -1; got !== 0 && length < bytes.length; length += got) {
    got = readSync(fd, bytes, length, bytes.length - length, null);
  }
  if (length !== size) throw new Refusal('changed while it was read.');
  return bytes.subarray(0, size);
}

function kindOf(stats: Stats): Kind {
  if (stats.isSymbolicLink()) return 'symbolic link';
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  if (stats.isBlockDevice() || stats.isCharacterDevice()) return 'device';
  if (!stats.isFile()) return 'file of an unknown kind';
  // A second name may lie anywhere: it could be the reference solution or another student's answer.
  return stats.nlink > 1 ? 'hard link' : 'regular file';
}

const REFUSALS: Record<string, string> = {
  EACCES: 'may not be read (EACCES).',
  EPERM: 'may not be read (EPERM).',
  ELOOP: 'is a symbolic link, not a regular file.',
  ENOTDIR: 'is not a folder, or a link to one.',
  ENOENT: 'changed while it was read.',
  ENXIO: 'is a socket or pipe, not a regular file.',
};

/** What the student's files are to blame for becomes a refusal; the machine's own trouble stays an error. */
function refusing<Value>(action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const message = REFUSALS[(error as NodeJS.ErrnoException).code ?? ''];
    throw message === undefined ? error : new Refusal(message);
  }
}
