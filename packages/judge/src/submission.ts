import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from './course';

const MOST_BYTES = 2 * 2 ** 20;

/** One file of a submission as it was found. */
export type SubmittedFile =
  | { status: 'text'; path: string; text: string; sha256: string }
  | { status: 'missing'; path: string }
  | { status: 'unreadable'; path: string; message: string };

/** Where answers lie: the folder of a tree such as `exercises`, with `NN-lesson/MM-name.ts` in it. */
export interface Submission {
  readonly id: string;
  readonly root: string;
  /** The tree's folder below the root: `exercises` or `solutions`. */
  readonly tree: string;
}

/**
 * Reads one exercise's file. Only regular files of sane size and valid UTF-8 count, and none that is reached through a
 * link: it could lead to the reference solutions.
 */
export function readAnswer({ root, tree }: Submission, { lesson, exercise }: Assignment): SubmittedFile {
  const path = `${tree}/${lesson.id}/${exercise.file}`;
  const unreadable = (message: string): SubmittedFile => ({
    status: 'unreadable',
    path,
    message: `${path} ${message}`,
  });
  try {
    const stats = lstatSync(join(root, path));
    if (!stats.isFile()) return unreadable('is not a regular file.');
    if (realpathSync(join(root, path)) !== join(realpathSync(root), path)) return unreadable('lies behind a link.');
    if (stats.size > MOST_BYTES) return unreadable(`is larger than ${MOST_BYTES / 2 ** 20} MB.`);
    const bytes = readFileSync(join(root, path));
    const text = decodeUtf8(bytes);
    if (text === undefined) return unreadable('is not UTF-8 text: save it with the encoding UTF-8.');
    return { status: 'text', path, text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing', path };
    return unreadable(`cannot be read (${code}).`);
  }
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
