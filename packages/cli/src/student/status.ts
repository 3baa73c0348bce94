import { type Course, standings } from '@gradus/judge';
import { lessonTable } from '@gradus/reports';
import { print, standardOutput } from '../terminal';

/** `gradus` alone: where am I, as far as earlier tests tell. Runs nothing. */
export function status(course: Course, backend: string): number {
  const terminal = standardOutput();
  print(lessonTable(standings(course, { id: 'me', root: course.root, tree: 'exercises' }, backend), terminal));
  print(`\n${terminal.colors.dim('npm test grades your work, npx gradus --help shows all commands.')}`);
  return 0;
}
