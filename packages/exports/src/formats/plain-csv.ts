import type { ClassGrades, Grade } from '../grades/grade';
import { toPoints } from '../points';
import { tableOf } from '../table-of';

/** Everybody with all there is in one row, for the instructor: points of lessons are before weights and lateness. */
export function plainCsv({ max, lessons, grades }: ClassGrades): string {
  const ids = lessons.map(({ id }) => id);
  const header = ['id', 'name', 'email', 'status', 'points', 'max', 'percent', ...ids, 'before_late', 'days_late', 'percent_late', 'override', 'note']; // prettier-ignore
  return tableOf([header, ...grades.map((grade) => rowOf(grade, ids, max))]);
}

function rowOf({ id, name, email, status, points, lessons, late, overrides, note }: Grade, ids: string[], max: number) {
  return [
    ...[id, name, email, status],
    ...(points === undefined
      ? [undefined, undefined, undefined]
      : [toPoints(points), toPoints(max), Math.round((10_000 * points) / max) / 100]),
    ...ids.map((lesson) => (lessons[lesson] === undefined ? undefined : toPoints(lessons[lesson]))),
    ...(late ? [toPoints(late.before), late.days, late.percent] : [undefined, undefined, undefined]),
    overrides.map(({ exercise, points, reason }) => `${exercise} = ${points} (${reason})`).join('; '),
    note,
  ];
}
