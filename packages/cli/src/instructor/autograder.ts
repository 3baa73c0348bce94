import { writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { gradescopeZip } from '@gradus/exports';
import type { Course } from '@gradus/judge';
import type { IsolationRequest } from '@gradus/sandbox';
import { lessonWords } from '../lesson-words';
import { selectLessons } from '../select';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

export interface AutograderOptions {
  to: string;
  lessons?: string;
  seed?: number;
  isolation: IsolationRequest;
}

/** `gradus autograder`: writes the archive that Gradescope takes as an autograder. */
export async function autograder(course: Course, { to, lessons, seed, isolation }: AutograderOptions): Promise<number> {
  const chosen = selectLessons(course, lessonWords(lessons));
  const ids = chosen.map(({ id }) => id);
  const settings = { lessons: ids, seed: seed ?? randomInt(1_000_000_000), isolation, nodeVersion: process.version };
  const zip = await gradescopeZip(course.root, settings);
  try {
    writeFileSync(to, zip);
  } catch (error) {
    throw new UsageError(`The autograder cannot be written to "${to}": ${(error as Error).message}`);
  }
  print(
    `Written: ${to}, ${(zip.length / 1e6).toFixed(1)} MB, for ${ids.join(', ')}, worth ${100 * ids.length} points.`,
  );
  print('It holds the solutions: give it to Gradescope only. How to go on: docs/exports.md');
  return 0;
}
