import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error';

/**
 * The course's folder: the nearest one upwards that holds `nx.json` and `grader`.
 *
 * @throws {UsageError} outside of a course
 */
export function findRoot(from: string): string {
  const isRoot = existsSync(join(from, 'nx.json')) && existsSync(join(from, 'grader'));
  if (isRoot) return from;
  if (dirname(from) === from) throw new UsageError((phrases) => phrases.noCourse);
  return findRoot(dirname(from));
}
