import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readRoster } from '@gradus/intake';
import type { Course } from '@gradus/judge';
import { UsageError } from '../usage-error';
import { isBelow } from './is-below';

export interface ClassInput {
  readonly submissions: string;
  readonly out: string;
  readonly roster?: string;
}

/**
 * Looks at what a class run is given before anything is started, so that a mistake is one line at once.
 *
 * @throws {UsageError}
 * @throws {InputError} naming the line of the roster that is wrong
 */
export function checkInput(course: Course, { submissions, out, roster }: ClassInput): void {
  const stats = statSync(submissions, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no folder "${submissions}". It must hold a folder or archive for each student.`); // prettier-ignore
  if (!stats.isDirectory()) {
    throw new UsageError(`"${submissions}" is a file. Unpack it: what is graded is a folder with a folder or archive for each student.`); // prettier-ignore
  }
  const lesson = ['exercises', ...course.lessons.map(({ id }) => id)].find((name) => existsSync(join(submissions, name))); // prettier-ignore
  if (lesson !== undefined) {
    throw new UsageError(`"${submissions}" is itself a submission, with ${lesson} in it. Give the folder around it.`);
  }
  if (isBelow(realpathOf(out), realpathSync(submissions))) {
    throw new UsageError(`--out ${out} lies among the submissions and would be taken for one. Choose a folder elsewhere.`); // prettier-ignore
  }
  if (roster !== undefined) readRoster(roster);
  else if (readdirSync(submissions).length === 0) {
    throw new UsageError(`"${submissions}" is empty. It must hold a folder or archive for each student.`);
  }
}

/** Where a path leads of which maybe only the beginning is there. */
function realpathOf(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  return join(realpathOf(dirname(whole)), relative(dirname(whole), whole));
}
