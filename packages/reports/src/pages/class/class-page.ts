import { join } from 'node:path';
import type { RunSettings } from '@gradus/contract';
import { checkScatter } from '../../charts/check-scatter';
import { heatMap, HEAT_LEVELS } from '../../charts/heat-map';
import { rateBar } from '../../charts/rate-bar';
import { scoreHistogram } from '../../charts/score-histogram';
import { alignedPoints, counted, duration, percent, roundPoints } from '../../format';
import type { Markup } from '../../markup';
import { points } from '../../points';
import { mean, median, quantile } from '../../statistics/quantile';
import { VERDICT_NAMES } from '../../verdict-names';
import { type Link, renderPage, TABLE_SCRIPT } from '../render-page';
import { templatesIn } from '../templates';
import { checkRow, worthALook } from './check-row';
import { classFooter, isolationNotes } from './provenance';
import type { ClassTally, LessonTally, Student } from './tally';

const fill = templatesIn(join(__dirname, '../templates/class'));

const HARDEST = 15;
const MOST_MISCONCEPTIONS = 20;
const MOST_NAMED = 12;
const MOST_TOLD = 40;

/** `report/index.html`: what a class can and cannot do. Links lead to pages beside it and to the files of the run above it. */
export function classPage(tally: ClassTally, settings: RunSettings): string {
  const { students, graded, lessons } = tally;
  return renderPage({
    title: `Class: ${counted(students.length, 'student')}`,
    kind: 'Class report',
    heading: headingOf(lessons),
    lead: `${counted(students.length, 'student')}, ${graded} of them graded.`,
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

/** `report/lessons/<id>.html`: which checks of a lesson tell who can do it, to make the lesson better. */
export function lessonPage(lesson: LessonTally, tally: ClassTally, settings: RunSettings): string {
  const rows = lesson.exercises.map((exercise) => ({
    id: exercise.id,
    name: exercise.name,
    begun: exercise.begun,
    right: exercise.right,
    mean: percent(exercise.mean),
    time: duration(exercise.medianMs),
    checks: exercise.checks.map(checkRow),
  }));
  const all = lesson.exercises.flatMap((exercise) => exercise.checks.map((check) => ({ exercise, check })));
  const shown = all.filter(({ check }) => check.discrimination !== undefined);
  const looks = all.flatMap(({ exercise, check }) => {
    const advice = worthALook(check);
    return advice === undefined ? [] : [{ exercise: exercise.id, id: check.id, title: check.title, advice }];
  });
  return renderPage({
    title: `Lesson ${numberOf(lesson.id)}: ${lesson.title}`,
    kind: `Lesson ${numberOf(lesson.id)}`,
    heading: lesson.title,
    lead: `How well its ${counted(all.length, 'check')} tell who can do it, by ${counted(tally.graded, 'student')}.`,
    links: navigation(tally.lessons, lesson.id),
    content: fill('lesson', {
      scatter:
        shown.length > 0
          ? checkScatter(
              shown.map(({ exercise, check }) => ({
                label: `${exercise.id} ${check.id}`,
                passRate: check.passRate,
                discrimination: check.discrimination!,
                isFlagged: worthALook(check) !== undefined,
              })),
            )
          : undefined,
      looks,
      hasLooks: looks.length > 0,
      exercises: rows,
    }),
    footer: classFooter(tally, settings),
    scripts: [TABLE_SCRIPT],
  });
}

/** Paths as seen from the class page, or from a lesson's. */
function navigation(lessons: readonly LessonTally[], current: string | undefined): Link[] {
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

function headingOf(lessons: readonly LessonTally[]): string {
  if (lessons.length === 0) return 'Nobody is graded yet';
  if (lessons.length === 1) return lessons[0]!.title;
  return `Lessons ${numberOf(lessons[0]!.id)} to ${numberOf(lessons.at(-1)!.id)}`;
}

function numberOf(id: string): string {
  return String(Number(id.slice(0, 2)));
}

function scoresOf(students: readonly Student[]): number[] {
  return students.flatMap(({ row }) => (row.score === undefined ? [] : [row.score])).sort((a, b) => a - b);
}

function figures({ students, maxScore, durationsMs }: ClassTally): { name: string; value: string; unit: string }[] {
  const scores = scoresOf(students);
  if (scores.length === 0) return [];
  const of = `of ${points(maxScore)}`;
  return [
    { name: 'Median points', value: roundPoints(median(scores)), unit: of },
    { name: 'Mean points', value: roundPoints(mean(scores)), unit: of },
    {
      name: 'Middle half',
      value: `${roundPoints(quantile(scores, 0.25))} – ${roundPoints(quantile(scores, 0.75))}`,
      unit: '',
    },
    { name: 'Full points', value: String(scores.filter((score) => score >= maxScore).length), unit: 'students' },
    { name: 'Computing time', value: duration(durationsMs.reduce((sum, ms) => sum + ms, 0)), unit: '' },
  ];
}

/** Whoever has no grade, or one that rests on less than they handed in. */
function troubles(students: readonly Student[]) {
  const having = (status: Student['row']['status']) =>
    students.filter(({ row }) => row.status === status).map(({ row }) => ({ id: row.id, note: firstLine(row.note) }));
  const refusedFiles = students.flatMap(({ row, remarks }) => {
    const refused = remarks.filter(({ status }) => status === 'refused');
    return refused.length === 0
      ? []
      : [{ id: row.id, note: refused.map(({ file, message }) => `${file} ${message}`).join(' · ') }];
  });
  const groups = [
    {
      title: 'The grader failed',
      explanation: 'No score, and never a zero: gradus grade … --resume tries again.',
      people: having('infra-error'),
    },
    { title: 'Refused', explanation: 'Nothing of what was handed in could be used.', people: having('refused') },
    {
      title: 'Files that could not be used',
      explanation: 'They may have been meant as answers.',
      people: refusedFiles,
    },
    { title: 'Nothing handed in', explanation: 'In the roster, without a submission.', people: having('missing') },
    {
      title: 'Still to come',
      explanation: 'The run ended before their turn: gradus grade … --resume goes on.',
      people: having('pending'),
    },
  ];
  return groups
    .filter(({ people }) => people.length > 0)
    .map(({ people, ...group }) => ({
      ...group,
      count: people.length,
      told: people.filter(({ note }) => note !== '').slice(0, MOST_TOLD),
      names: people
        .filter(({ note }) => note === '')
        .slice(0, MOST_TOLD)
        .map(({ id }) => id)
        .join(', '),
      more: people.length > MOST_TOLD ? 'All of them are in the table below.' : undefined,
    }));
}

function heat({ students, lessons }: ClassTally): {
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

function exerciseRows(lessons: readonly LessonTally[]) {
  return lessons.flatMap(({ exercises }) =>
    exercises.map(({ id, name, begun, right, mean, medianMs }) => ({
      id,
      name,
      begun,
      right,
      mean: percent(mean),
      bar: rateBar(mean),
      time: duration(medianMs),
      ms: medianMs,
    })),
  );
}

function hardest(lessons: readonly LessonTally[]) {
  const all = lessons.flatMap((lesson) =>
    lesson.exercises.flatMap((exercise) => exercise.checks.map((check) => ({ lesson, exercise, check }))),
  );
  return all
    .filter(({ check }) => check.begun > 0 && check.passRate < 1)
    .sort((a, b) => a.check.passRate - b.check.passRate)
    .slice(0, HARDEST)
    .map(({ lesson, exercise, check }) => ({
      href: `lessons/${lesson.id}.html`,
      exercise: exercise.id,
      title: check.title,
      begun: check.begun,
      rate: percent(check.passRate),
      bar: rateBar(check.passRate),
      how: check.failures
        .slice(0, 2)
        .map(([verdict, count]) => `${VERDICT_NAMES[verdict] ?? 'wrong'} ${count}`)
        .join(', '),
    }));
}

function misconceptions({ misconceptions }: ClassTally) {
  return misconceptions.slice(0, MOST_MISCONCEPTIONS).map(({ exercise, sentence, ids }) => ({
    exercise,
    sentence,
    count: ids.length,
    people: ids.slice(0, MOST_NAMED).map(personLink),
    more: ids.length > MOST_NAMED ? `and ${ids.length - MOST_NAMED} more` : undefined,
  }));
}

function verdicts({ verdicts }: ClassTally) {
  const all = verdicts.reduce((sum, [, count]) => sum + count, 0);
  return verdicts.map(([verdict, count]) => ({
    name: verdict === 'pass' ? 'passed' : verdict === 'fail' ? 'wrong value' : VERDICT_NAMES[verdict]!,
    count,
    rate: percent(count / all),
    bar: rateBar(count / all),
  }));
}

function times({ durationsMs, lessons }: ClassTally) {
  if (durationsMs.length === 0) return undefined;
  const slowest = lessons
    .flatMap(({ exercises }) => exercises)
    .sort((a, b) => b.medianMs - a.medianMs)
    .slice(0, 3);
  return {
    median: duration(median(durationsMs)),
    longest: duration(Math.max(...durationsMs)),
    slowest: slowest.map(({ id, name, medianMs }) => `${id} ${name} (${duration(medianMs)})`).join(', '),
  };
}

function studentRow({ row, right, remarks }: Student, lessons: readonly LessonTally[]) {
  const { id, status, score, maxScore, override, note } = row;
  const share = score !== undefined && maxScore ? score / maxScore : undefined;
  return {
    ...personLink(id),
    isGraded: status === 'graded',
    status,
    score: score === undefined ? '' : alignedPoints(score),
    points: score === undefined ? '' : points(score),
    share: share === undefined ? undefined : rateBar(share),
    right: status === 'graded' ? String(right) : '',
    lessons: lessons.map((lesson) =>
      row.lessons[lesson.id] === undefined ? '' : alignedPoints(row.lessons[lesson.id]!),
    ),
    notes: [
      override === '' ? '' : `decided by hand: ${override}`,
      remarks.some((remark) => remark.status === 'refused') ? 'files refused' : '',
      status === 'graded' ? '' : firstLine(note),
    ]
      .filter((text) => text !== '')
      .join('; '),
    results: `../results/${encodeURIComponent(id)}.json`,
  };
}

function personLink(id: string): { id: string; href: string } {
  return { id, href: `students/${encodeURIComponent(id)}.html` };
}

function firstLine(note: string): string {
  return note.split('\n')[0]!.slice(0, 300);
}
