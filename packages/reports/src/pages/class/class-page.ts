import { join } from 'node:path';
import type { RunSettings } from '@gradus/contract';
import { scoreHistogram } from '../../charts/score-histogram';
import { counted, duration, roundPoints } from '../../format';
import { points } from '../../points';
import { mean, median, quantile } from '../../statistics/quantile';
import { renderPage, TABLE_SCRIPT } from '../render-page';
import { templatesIn } from '../templates';
import { heat } from './heat';
import { headingOf, navigation, numberOf } from './navigation';
import { classFooter, isolationNotes } from './provenance';
import { exerciseRows, gpuChecks, hardest, misconceptions, studentRow, times, verdicts } from './rows';
import type { ClassTally, Student } from './tally';
import { troubles } from './troubles';

const fill = templatesIn(join(__dirname, '../templates/class'));

/** `report/index.html`: what a class can and cannot do. Links lead to pages beside it and to the files of the run above it. */
export function classPage(tally: ClassTally, settings: RunSettings): string {
  const { students, graded, lessons } = tally;
  return renderPage({
    title: `Class: ${counted(students.length, 'student')}`,
    kind: 'Class report',
    heading: headingOf(lessons),
    lead: `${counted(students.length, 'student')}, ${graded === students.length ? 'all' : `${graded} of them`} graded.`,
    links: navigation(lessons, undefined),
    content: fill('class', {
      figures: figures(tally),
      hasGrades: graded > 0,
      downloads: [
        { href: '../grades.csv', text: 'grades.csv' },
        { href: '../results/', text: 'results of everybody (for you)' },
        { href: '../feedback/', text: 'feedback of everybody (for students)' },
      ],
      scores: graded > 0 ? scoreHistogram(scoresOf(students), tally.maxScore) : undefined,
      troubles: troubles(students),
      heat: graded > 0 ? heat(tally) : undefined,
      exercises: exerciseRows(lessons),
      hardest: hardest(lessons),
      misconceptions: misconceptions(tally),
      gpuChecks: gpuChecks(tally),
      gpuMost: gpuMost(students),
      verdicts: verdicts(tally),
      times: times(tally),
      lessons: lessons.map(({ id }) => ({ number: numberOf(id), id })),
      students: students.map((student) => studentRow(student, lessons)),
      isolation: isolationNotes(tally, settings),
    }),
    footer: classFooter(tally, settings),
    scripts: [TABLE_SCRIPT],
  });
}

function scoresOf(students: readonly Student[]): number[] {
  return students.flatMap(({ row }) => (row.score === undefined ? [] : [row.score])).sort((a, b) => a - b);
}

/** What there is to get on a GPU, apart from all other points; undefined if nobody's answers ran on one. */
function gpuMost(students: readonly Student[]): string | undefined {
  const gpu = students.find(({ row }) => row.gpu)?.row.gpu;
  return gpu && points(gpu.maxScore);
}

function figures({ students, maxScore, durationsMs }: ClassTally): { name: string; value: string; unit: string }[] {
  const scores = scoresOf(students);
  if (scores.length === 0) return [];
  const of = `of ${points(maxScore)}`;
  const full = scores.filter((score) => score >= maxScore).length;
  return [
    { name: 'Median points', value: roundPoints(median(scores)), unit: of },
    { name: 'Mean points', value: roundPoints(mean(scores)), unit: of },
    {
      name: 'Middle half',
      value: `${roundPoints(quantile(scores, 0.25))} – ${roundPoints(quantile(scores, 0.75))}`,
      unit: '',
    },
    { name: 'Full points', value: String(full), unit: full === 1 ? 'student' : 'students' },
    { name: 'Computing time', value: duration(durationsMs.reduce((sum, ms) => sum + ms, 0)), unit: '' },
  ];
}
