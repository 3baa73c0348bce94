import type { Lesson } from '@gradus/contract';
import { csvOf } from './csv';
import type { Row } from './row';

/**
 * The class as a table: RFC 4180, points with a decimal point, nothing in it that a spreadsheet would compute. Points of a
 * GPU have columns of their own, if anybody's answers ran on one.
 */
export function gradesCsv(rows: readonly Row[], lessons: readonly Pick<Lesson, 'id'>[]): string {
  const ids = lessons.map(({ id }) => id);
  const hasGpu = rows.some(({ gpu }) => gpu);
  const header = [
    'id',
    'status',
    'points',
    'max',
    ...ids,
    ...(hasGpu ? ['gpu_points', 'gpu_max'] : []),
    'override',
    'note',
  ];
  const lines = rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => [
      row.id,
      row.status,
      points(row.score),
      points(row.maxScore),
      ...ids.map((id) => points(row.lessons[id])),
      ...(hasGpu ? [points(row.gpu?.score), points(row.gpu?.maxScore)] : []),
      row.override,
      firstLine(row.note),
    ]);
  return csvOf([header, ...lines]);
}

function points(hundredths: number | undefined): number | undefined {
  return hundredths === undefined ? undefined : hundredths / 100;
}

function firstLine(note: string): string {
  return note.split('\n')[0]!.slice(0, 300);
}
