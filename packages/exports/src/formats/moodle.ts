import type { ClassGrades } from '../grades/grade';
import { sumLines } from '../check-lines';
import { toPoints } from '../points';
import { tableOf } from '../table-of';

/** What Moodle can find a student by. */
export const MOODLE_KEYS = ['username', 'idnumber', 'email'] as const;

/**
 * A table for Moodle's import of grades. Whoever has no grade is left out: one row that Moodle cannot use ends the whole
 * import. Moodle shows feedback as HTML, so that nothing a student wrote is part of it.
 *
 * @param key one of MOODLE_KEYS: the column that our ids belong into; `email` takes those of the roster
 */
export function moodle({ title, grades }: ClassGrades, key: string): string {
  const rows = grades.flatMap((grade) => {
    const { id, email, points } = grade;
    const user = key === 'email' ? email : id;
    if (points === undefined || user === undefined) return [];
    return [[user, toPoints(points), sumLines({ ...grade, points }).join(' ')]];
  });
  return tableOf([[key, title, `${title} feedback`], ...rows]);
}
