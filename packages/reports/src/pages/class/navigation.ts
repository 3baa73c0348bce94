import type { Link } from '../render-page';
import type { LessonTally } from './tally';

/** Paths as seen from the class page, or from a lesson's. */
export function navigation(lessons: readonly LessonTally[], current: string | undefined): Link[] {
  const up = current === undefined ? '' : '../';
  return [
    { href: `${up}index.html`, text: 'Class', isCurrent: current === undefined },
    ...lessons.map(({ id, title }) => ({
      href: current === undefined ? `lessons/${id}.html` : `${id}.html`,
      text: `${numberOf(id)} ${title}`,
      isCurrent: id === current,
    })),
    { href: `${up}../grades.csv`, text: 'grades.csv' },
  ];
}

/** What a class page is about. */
export function headingOf(lessons: readonly LessonTally[]): string {
  if (lessons.length === 0) return 'Nobody is graded yet';
  if (lessons.length === 1) return lessons[0]!.title;
  return `Lessons ${numberOf(lessons[0]!.id)} to ${numberOf(lessons.at(-1)!.id)}`;
}

/** `4` of `04-softmax`. */
export function numberOf(id: string): string {
  return String(Number(id.slice(0, 2)));
}
