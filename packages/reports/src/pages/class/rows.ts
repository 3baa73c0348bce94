import { rateBar } from '../../charts/rate-bar';
import { alignedPoints, duration, percent } from '../../format';
import { points } from '../../points';
import { median } from '../../statistics/quantile';
import { en } from '../../language/en';
import { verdictName } from '../../verdict-names';
import { numberOf } from './navigation';
import type { ClassTally, LessonTally, Student } from './tally';
import { firstLine } from './troubles';

const HARDEST = 15;
const MOST_MISCONCEPTIONS = 20;
const MOST_NAMED = 12;

/** Every exercise, for readers of tables. */
export function exerciseRows(lessons: readonly LessonTally[]) {
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

/** The checks that fewest pass of those who began the exercise. */
export function hardest(lessons: readonly LessonTally[]) {
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
        .map(([verdict, count]) => `${verdictName(verdict, en) ?? 'wrong'} ${count}`)
        .join(', '),
    }));
}

/** The most frequent misconceptions, with whom to talk to. */
export function misconceptions({ misconceptions }: ClassTally) {
  return misconceptions.slice(0, MOST_MISCONCEPTIONS).map(({ exercise, sentence, ids }) => ({
    exercise,
    sentence,
    count: ids.length,
    people: ids.slice(0, MOST_NAMED).map(personLink),
    more: ids.length > MOST_NAMED ? `and ${ids.length - MOST_NAMED} more` : undefined,
  }));
}

const NOT_TRIED = {
  'no-gpu': 'nothing ran on a GPU',
  'not-passed': 'the exercises are not right',
  'not-compared': 'no time on wasm to compare with',
  broken: 'the grader or the computer failed',
} as const;

/** What only a GPU can pass, by lesson. */
export function gpuChecks({ gpuChecks }: ClassTally) {
  return gpuChecks.map(({ lesson, id, outcomes }) => ({
    ...{ lesson: numberOf(lesson), id, passed: outcomes.get('pass') ?? 0, failed: outcomes.get('fail') ?? 0 },
    skipped: Object.entries(NOT_TRIED)
      .map(([reason, words]) => ({ count: outcomes.get(reason as keyof typeof NOT_TRIED) ?? 0, words }))
      .filter(({ count }) => count > 0)
      .map(({ count, words }) => `${words}: ${count}`)
      .join(', '),
  }));
}

/** How all checks of everybody ended. */
export function verdicts({ verdicts }: ClassTally) {
  const all = verdicts.reduce((sum, [, count]) => sum + count, 0);
  return verdicts.map(([verdict, count]) => ({
    name: verdict === 'pass' ? 'passed' : verdict === 'fail' ? 'wrong value' : verdictName(verdict, en)!,
    count,
    rate: percent(count / all),
    bar: rateBar(count / all),
  }));
}

/** What grading took; undefined if nothing was graded. */
export function times({ durationsMs, lessons }: ClassTally) {
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

/** A row of the table of everybody. */
export function studentRow({ row, right, remarks }: Student, lessons: readonly LessonTally[]) {
  const { id, status, score, maxScore, gpu, override, note } = row;
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
    gpu: gpu ? alignedPoints(gpu.score) : '',
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
