import type { ClassGrades } from '../grades/grade';
import { toPoints } from '../points';
import { tableOf } from '../table-of';

/** The columns by which Canvas finds a student, in the order in which it wants them. */
export const CANVAS_KEYS = ['ID', 'SIS User ID', 'SIS Login ID'] as const;

/**
 * Canvas's gradebook, for its import: no thousands separators, since Canvas takes "1,234" for 1.234. Whoever has no grade
 * is left out, and keeps what is in Canvas.
 *
 * @param key the column that our ids belong into
 */
export function canvas({ title, max, grades }: ClassGrades, key: (typeof CANVAS_KEYS)[number]): string {
  const identity = (id: string) => CANVAS_KEYS.map((column) => (column === key ? id : ''));
  const rows = grades.flatMap(({ id, name, points }) => {
    return points === undefined ? [] : [[name ?? id, ...identity(id), '', toPoints(points)]];
  });
  return tableOf([
    ['Student', ...CANVAS_KEYS, 'Section', title],
    ['Points Possible', '', '', '', '', toPoints(max)],
    ...rows,
  ]);
}
