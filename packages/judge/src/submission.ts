import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, sha256 } from '@gradus/contract';
import type { Assignment } from './course';
import { en, type Phrases } from './language/en';

const MOST_BYTES = 2 * 2 ** 20;

/** One file of a submission as it was found. */
export type SubmittedFile =
  | { status: 'text'; path: string; text: string; sha256: string }
  | { status: 'missing'; path: string }
  | { status: 'unreadable'; path: string; message: string };

/** Where answers lie. */
export type Submission = FolderSubmission | CollectedSubmission;

/** Answers in the folder of a tree such as `exercises`, with `NN-lesson/MM-name.ts` in it. */
export interface FolderSubmission {
  readonly id: string;
  readonly root: string;
  /** The tree's folder below the root: `exercises` or `solutions`. */
  readonly tree: string;
}

/** Answers that were taken in before, by `NN-lesson/MM-name.ts`. */
export interface CollectedSubmission {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  /** Files that are there and cannot be taken, with the end of a sentence that begins with the path: `is not UTF-8 text.` */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * One exercise's file.
 *
 * @param phrases what is said of one that cannot be read
 */
export function readAnswer(submission: Submission, assignment: Assignment, phrases: Phrases = en): SubmittedFile {
  return 'files' in submission
    ? collectedAnswer(submission, assignment)
    : answerOnDisk(submission, assignment, phrases);
}

function collectedAnswer({ files, refused }: CollectedSubmission, { lesson, exercise }: Assignment): SubmittedFile {
  const path = `${lesson.id}/${exercise.file}`;
  const text = files.get(path);
  if (text !== undefined) return { status: 'text', path, text, sha256: sha256(text) };
  const why = refused.get(path);
  return why === undefined ? { status: 'missing', path } : { status: 'unreadable', path, message: `${path} ${why}` };
}

/**
 * Only regular files of sane size and valid UTF-8 count, and none that is reached through a link: it could lead to the
 * reference solutions.
 */
function answerOnDisk(
  { root, tree }: FolderSubmission,
  { lesson, exercise }: Assignment,
  phrases: Phrases,
): SubmittedFile {
  const path = `${tree}/${lesson.id}/${exercise.file}`;
  const unreadable = (message: string): SubmittedFile => ({
    status: 'unreadable',
    path,
    message,
  });
  try {
    const stats = lstatSync(join(root, path));
    if (!stats.isFile()) return unreadable(phrases.notRegular(path));
    if (realpathSync(join(root, path)) !== join(realpathSync(root), path)) return unreadable(phrases.behindLink(path));
    if (stats.size > MOST_BYTES) return unreadable(phrases.tooLarge(path, MOST_BYTES / 2 ** 20));
    const bytes = readFileSync(join(root, path));
    const text = decodeUtf8(bytes);
    if (text === undefined) return unreadable(phrases.notUtf8(path));
    return { status: 'text', path, text, sha256: sha256(bytes) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing', path };
    return unreadable(phrases.unreadable(path, code));
  }
}

/** The files that were graded, for the results. */
export function filesOf(files: readonly SubmittedFile[]): Results['submission']['files'] {
  return files.flatMap((file) => (file.status === 'text' ? [{ path: file.path, sha256: file.sha256 }] : []));
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
