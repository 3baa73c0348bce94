import { heatMap, HEAT_LEVELS } from '../../charts/heat-map';
import type { Markup } from '../../markup';
import { numberOf } from './navigation';
import type { ClassTally } from './tally';

/** The heat map with its legend. */
export function heat({ students, lessons }: ClassTally): {
  chart: Markup;
  levels: { level: number; label: string }[];
  caption: string;
} {
  const rows = students.flatMap(({ row, shares }) =>
    shares && row.score !== undefined ? [{ label: row.id, score: row.score, shares }] : [],
  );
  const groups = lessons.map(({ id, title, exercises }) => ({
    label: shortTitle(numberOf(id), title, lessons.length),
    columns: exercises.map((exercise) => exercise.id),
  }));
  const { chart, studentsPerRow } = heatMap(rows, groups);
  const each =
    studentsPerRow === 1
      ? 'Each row is a student'
      : `Each row is the mean of ${studentsPerRow} students with neighbouring points`;
  const empty = studentsPerRow === 1 ? ' Empty: not begun.' : '';
  return {
    chart,
    levels: HEAT_LEVELS.map((label, level) => ({ level, label })),
    caption: `${each}, most points first; each column is an exercise. The stronger the colour, the more of its points.${empty}`,
  };
}

/** Many lessons leave no room for their titles. */
function shortTitle(number: string, title: string, lessons: number): string {
  const room = Math.floor(118 / lessons);
  const whole = `${number} ${title}`;
  return whole.length <= room ? whole : room < 8 ? number : `${whole.slice(0, room - 1)}…`;
}
