import type { ClassGrades, Grade } from '../grades/grade';
import { toPoints } from '../points';
import { tableOf } from '../table-of';

/**
 * Everybody with all there is in one row, for the instructor: points of lessons are before weights and lateness, those of a
 * GPU in none of the sums, with columns only if anybody's answers ran on one.
 */
export function plainCsv({ max, lessons, grades }: ClassGrades): string {
  const ids = lessons.map(({ id }) => id);
  const gpuColumns = grades.some(({ gpu }) => gpu) ? ['gpu_points', 'gpu_max'] : [];
  const header = ['id', 'name', 'email', 'status', 'points', 'max', 'percent', ...ids, ...gpuColumns, 'before_late', 'days_late', 'percent_late', 'override', 'note']; // prettier-ignore
  return tableOf([header, ...grades.map((grade) => rowOf(grade, ids, max, gpuColumns.length > 0))]);
}

function rowOf(grade: Grade, ids: string[], max: number, hasGpu: boolean) {
  const { id, name, email, status, points, lessons, gpu, late, overrides, note } = grade;
  return [
    ...[id, name, email, status],
    ...(points === undefined
      ? [undefined, undefined, undefined]
      : [toPoints(points), toPoints(max), Math.round((10_000 * points) / max) / 100]),
    ...ids.map((lesson) => (lessons[lesson] === undefined ? undefined : toPoints(lessons[lesson]))),
    ...(hasGpu ? [gpu && toPoints(gpu.score), gpu && toPoints(gpu.maxScore)] : []),
    ...(late ? [toPoints(late.before), late.days, late.percent] : [undefined, undefined, undefined]),
    overrides.map(({ exercise, points, reason }) => `${exercise} = ${points} (${reason})`).join('; '),
    note,
  ];
}
