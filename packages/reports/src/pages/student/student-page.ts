import { join } from 'node:path';
import { learningCurveFigure } from '../../charts/learning-curve-chart';
import { rateBar } from '../../charts/rate-bar';
import { scoreRing } from '../../charts/score-ring';
import { points } from '../../points';
import { renderPage } from '../render-page';
import { templatesIn } from '../templates';
import type { ExerciseReport, StudentReport } from './student';

const fill = templatesIn(join(__dirname, '../templates/student'));

/** A student's page: what is right, what is not and why, and what to do next. */
export function studentPage(report: StudentReport): string {
  const { heading, score, maxScore, right, exercises, next, lessons, remarks, totalDecided, footer } = report;
  return renderPage({
    title: heading,
    kind: 'Results',
    heading,
    content: fill('student', {
      ring: scoreRing(score, maxScore),
      ...{ right, exercises, totalDecided },
      isDone: next === undefined,
      next,
      remarks: remarks.filter(({ status }) => status === 'refused'),
      lessons: lessons.map((lesson) => ({
        ...lesson,
        count: lesson.exercises.length,
        score: points(lesson.score),
        maxScore: points(lesson.maxScore),
        bar: rateBar(lesson.score / lesson.maxScore),
        isUntouched: lesson.exercises.every(({ status }) => status === 'not-started'),
        exercises: lesson.exercises.map(exerciseView),
      })),
    }),
    footer,
  });
}

const STATUS = {
  pass: { mark: '✓', look: 'good', words: 'right' },
  fail: { mark: '✗', look: 'bad', words: 'not right yet' },
  'not-started': { mark: '–', look: 'idle', words: 'not begun' },
  'infra-error': { mark: '!', look: 'bad', words: 'the grader failed' },
} as const;

function exerciseView(exercise: ExerciseReport) {
  const { id, name, status, score, maxScore, passed, marks, curve } = exercise;
  return {
    ...exercise,
    ...STATUS[status],
    score: points(score),
    maxScore: points(maxScore),
    checks: status === 'not-started' ? undefined : `${passed} of ${marks.length} checks`,
    curve: curve && learningCurveFigure({ id, name }, curve),
    hasMore: status === 'fail' || status === 'infra-error' || curve !== undefined || exercise.decided !== undefined,
  };
}
