import type { Course } from '@gradus/judge';
import { wrap } from '@gradus/reports';
import { selectOne } from '../select';
import { readState, writeState } from '../state';
import { print, standardOutput } from '../terminal';

/** `gradus hint 4.02`: each call shows one hint more, up to three. */
export function hint(course: Course, word: string): number {
  const { lesson, exercise } = selectOne(course, word);
  const state = readState(course.root);
  const seen = Math.min((state.hints[exercise.id] ?? 0) + 1, exercise.hints.length);
  writeState(course.root, { ...state, hints: { ...state.hints, [exercise.id]: seen } });
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
