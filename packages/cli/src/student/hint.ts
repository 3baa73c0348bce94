import type { Course } from '@gradus/judge';
import { wrap } from '@gradus/reports';
import { selectOne } from '../select';
import { print, standardOutput } from '../terminal';
import { Progress } from './progress';

/** `gradus hint 4.02`: each call shows one hint more, up to three. */
export function hint(course: Course, word: string): number {
  const assignment = selectOne(course, word);
  const { lesson, exercise } = assignment;
  const progress = Progress.read(course.root);
  const before = progress.hints(assignment);
  const seen = Math.min(before + 1, exercise.hints.length);
  if (seen > before) progress.add(assignment, { did: 'hint', level: seen });
  const { width, colors } = standardOutput();
  print(colors.bold(`${exercise.id} ${exercise.name}`));
  exercise.hints.slice(0, seen).forEach((text, i) => {
    print(`\n${colors.dim(`Hint ${i + 1} of ${exercise.hints.length}`)}\n${wrap(text, width, '  ')}`);
  });
  const more = seen < exercise.hints.length;
  print(
    more
      ? `\nMore: npx gradus hint ${exercise.id}`
      : `\nThat was the last hint; see exercises/${lesson.id}/README.md too.`,
  );
  return 0;
}
