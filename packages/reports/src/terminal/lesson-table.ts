import Table from 'cli-table3';
import type { WorkStatus } from '@gradus/contract';
import { points } from '../points';
import type { Terminal } from './style';

/** One lesson's line in the table of lessons. */
export interface LessonRow {
  readonly id: string;
  readonly title: string;
  readonly passed: number;
  readonly exercises: number;
  readonly score: number;
  readonly maxScore: number;
  readonly status: WorkStatus | 'changed';
}

const BAR = 10;
/** The table of lessons: what is done, what it is worth. */
export function lessonTable(rows: readonly LessonRow[], { colors, phrases }: Terminal): string {
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    head: [phrases.lesson, phrases.exercises, '', phrases.pointsHead, ''].map((text) => colors.dim(text)),
    colAligns: ['left', 'left', 'right', 'right', 'left'],
  });
  for (const row of rows) table.push(cells(row, { colors, phrases }));
  const total = rows.reduce((sum, row) => sum + row.score, 0);
  const most = rows.reduce((sum, row) => sum + row.maxScore, 0);
  if (rows.length > 1) table.push(['', '', '', colors.bold(`${points(total)} / ${points(most)}`), '']);
  return table.toString().replace(/[ \t]+$/gm, '');
}

function cells(row: LessonRow, { colors, phrases }: Pick<Terminal, 'colors' | 'phrases'>): string[] {
  const done = row.score === row.maxScore;
  const filled = done ? BAR : Math.min(BAR - 1, Math.round((BAR * row.score) / row.maxScore));
  const paint = done ? colors.green : row.status === 'fail' ? colors.red : (text: string) => text;
  return [
    `${String(Number(row.id.slice(0, 2))).padEnd(3)}${row.title}`,
    paint('█'.repeat(filled)) + colors.dim('░'.repeat(BAR - filled)),
    `${row.passed} / ${row.exercises}`,
    `${points(row.score)} / ${points(row.maxScore)}`,
    paint(done ? phrases.done : phrases.standings[row.status]),
  ];
}

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid']
    .concat(['mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((part) => [part, '']),
);
