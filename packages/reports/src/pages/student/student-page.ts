import { join } from 'node:path';
import { learningCurveFigure } from '../../charts/learning-curve-chart';
import { rateBar } from '../../charts/rate-bar';
import { scoreRing } from '../../charts/score-ring';
import { points } from '../../points';
import { renderPage } from '../render-page';
import { templatesIn } from '../templates';
import type { ExerciseReport, StudentReport } from './student';
import type { Phrases } from '../../language/en';
import { phrasesIn } from '../../language/phrases-in';

const fill = templatesIn(join(__dirname, '../templates/student'));

/** A student's page: what is right, what is not and why, and what to do next. */
export function studentPage(report: StudentReport): string {
  const { heading, score, maxScore, right, exercises, next, lessons, remarks, totalDecided, footer, language } = report;
  const phrases = phrasesIn(language);
  return renderPage({
    title: heading,
    kind: phrases.kind,
    language,
    heading,
    content: fill('student', {
      ring: scoreRing(score, maxScore, phrases),
      phrases,
      right: phrases.rightOf(right, exercises),
      totalDecided,
      isDone: next === undefined,
      next,
      remarks: remarks.filter(({ status }) => status === 'refused'),
      lessons: lessons.map((lesson) => ({
        ...lesson,
        right: phrases.someOf(String(lesson.right), String(lesson.exercises.length)),
        score: phrases.someOf(points(lesson.score), points(lesson.maxScore)),
        bar: rateBar(lesson.score / lesson.maxScore),
        isUntouched: lesson.exercises.every(({ status }) => status === 'not-started'),
        exercises: lesson.exercises.map((exercise) => exerciseView(exercise, phrases)),
      })),
    }),
    footer,
  });
}

const STATUS = {
  pass: { mark: '✓', look: 'good' },
  fail: { mark: '✗', look: 'bad' },
  'not-started': { mark: '–', look: 'idle' },
  'infra-error': { mark: '!', look: 'bad' },
} as const;

function exerciseView(exercise: ExerciseReport, phrases: Phrases) {
  const { id, name, status, score, maxScore, passed, marks, curve } = exercise;
  return {
    ...exercise,
    ...STATUS[status],
    score: points(score),
    maxScore: phrases.of(points(maxScore)),
    words: phrases.status[status],
    checks: status === 'not-started' ? undefined : phrases.checksOf(passed, marks.length),
    picture: phrases.pictureOf(id),
    curve: curve && learningCurveFigure({ id, name }, curve, phrases),
    hasMore: status === 'fail' || status === 'infra-error' || curve !== undefined || exercise.decided !== undefined,
  };
}
