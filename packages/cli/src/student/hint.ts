import type { Language } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { wrap } from '@gradus/reports';
import { textsIn } from '../language/texts';
import { selectOne } from '../select';
import { print, standardOutput } from '../terminal';
import { Progress } from './progress';

/** `gradus hint 4.02`: each call shows one hint more, up to three. */
export function hint(course: Course, word: string, language: Language): number {
  const assignment = selectOne(course, word);
  const { lesson, exercise } = assignment;
  const { phrases, hints, readme } = textsIn(course, language);
  const texts = hints(assignment);
  const progress = Progress.read(course.root);
  const before = progress.hints(assignment);
  const seen = Math.min(before + 1, texts.length);
  if (seen > before) progress.add(assignment, { did: 'hint', level: seen });
  const { width, colors } = standardOutput(language);
  print(colors.bold(`${exercise.id} ${exercise.name}`));
  texts.slice(0, seen).forEach((text, i) => {
    print(`\n${colors.dim(phrases.hintOf(i + 1, texts.length))}\n${wrap(text, width, '  ')}`);
  });
  const more = seen < texts.length;
  print(`\n${more ? phrases.moreHints(`npx gradus hint ${exercise.id}`) : phrases.lastHint(readme(lesson))}`);
  return 0;
}
