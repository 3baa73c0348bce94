import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { leakedLines } from '@gradus/stubgen';
import { drift, REMAKE } from '../stubs';
import { studentFiles } from '../student-files';
import { type Finding, finding } from './finding';

/** Stubs are up to date and give nothing of the solution away. */
export function checkStubs(course: Course, lesson: Lesson): Finding[] {
  const files = studentFiles(course, lesson);
  const leaks = lesson.exercises.map(({ id, file }) => {
    const solution = readFileSync(join(course.root, 'solutions', lesson.id, file), 'utf8');
    const lines = leakedLines(solution, files.get(file)!.toString('utf8'));
    return finding(`${id} stub text`, lines.map((line) => `The stub of ${id} gives away: ${line}`)); // prettier-ignore
  });
  const drifted = drift(course, lesson);
  return [finding(`${lesson.id} stubs`, drifted.length > 0 ? [...drifted, REMAKE] : []), ...leaks];
}
