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
  return `Lessons ${new Intl.ListFormat('en-GB').format(ranges(lessons.map(({ id }) => Number(numberOf(id)))))}`;
}

/** `1 to 3`, `5` of 1, 2, 3, 5 */
function ranges(numbers: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.map(String)));
}

/** `4` of `04-softmax`. */
export function numberOf(id: string): string {
  return String(Number(id.slice(0, 2)));
}
