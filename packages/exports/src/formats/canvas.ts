import type { ClassGrades } from '../grades/grade';
import { toPoints } from '../points';
import { tableOf } from '../table-of';

/** The columns by which Canvas finds a student, in the order in which it wants them. */
const COLUMNS = ['ID', 'SIS User ID', 'SIS Login ID'] as const;

/** Which of them our ids may be, the usual one first. */
export const CANVAS_KEYS: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  'sis-login-id': 'SIS Login ID',
  'sis-user-id': 'SIS User ID',
  id: 'ID',
};

/**
 * Canvas's gradebook, for its import: no thousands separators, since Canvas takes "1,234" for 1.234. Whoever has no grade
 * is left out, and keeps what is in Canvas.
 *
 * @param key one of CANVAS_KEYS: the column that our ids belong into
 */
export function canvas({ title, max, grades }: ClassGrades, key: string): string {
  const identity = (id: string) => COLUMNS.map((column) => (column === CANVAS_KEYS[key] ? id : ''));
  const rows = grades.flatMap(({ id, name, points }) => {
    return points === undefined ? [] : [[name ?? id, ...identity(id), '', toPoints(points)]];
  });
  return tableOf([
    ['Student', ...COLUMNS, 'Section', title],
    ['Points Possible', '', '', '', '', toPoints(max)],
    ...rows,
  ]);
}
