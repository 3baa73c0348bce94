import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isStudentEdition } from '@gradus/judge';
import { UsageError } from './usage-error';

/**
 * The course's folder: the nearest one upwards that holds `grader`, and `nx.json` or what makes it a student edition.
 *
 * @throws {UsageError} outside of a course
 */
export function findRoot(from: string): string {
  const isRoot = existsSync(join(from, 'grader')) && (existsSync(join(from, 'nx.json')) || isStudentEdition(from));
  if (isRoot) return from;
  if (dirname(from) === from) throw new UsageError((phrases) => phrases.noCourse);
  return findRoot(dirname(from));
}
