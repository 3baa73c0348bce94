import type { ExerciseResult, Results } from '@gradus/contract';
import { nextExercise } from '../next-exercise';
import { exerciseReport } from './exercise-report';
import { type LessonRow, lessonTable } from './lesson-table';
import type { Terminal } from './style';

export interface TestReportOptions {
  /** All checks of everything graded, or only what failed first. */
  readonly detail: 'first' | 'all';
  readonly terminal: Terminal;
  /** Where the learning curve of an exercise was drawn. */
  readonly curvePath?: (exercise: ExerciseResult) => string;
}

/** What `gradus test` prints: attempted exercises that are not right yet, the table of lessons, and what to do next. */
export function testReport(results: Results, { detail, terminal, curvePath }: TestReportOptions): string {
  const attempted = results.lessons.flatMap((lesson) =>
    lesson.exercises
      .filter((exercise) => isShown(exercise, detail))
      .map((exercise) =>
        exerciseReport(exercise, pathOf(lesson.id, exercise), detail, terminal, curvePath?.(exercise)),
      ),
  );
  return [...attempted, lessonTable(lessonRows(results), terminal), nextStep(results, terminal)].join('\n\n');
}

export function lessonRows(results: Results): LessonRow[] {
  return results.lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.title,
    passed: lesson.exercises.filter((exercise) => exercise.status === 'pass').length,
    exercises: lesson.exercises.length,
    score: lesson.score,
    maxScore: lesson.maxScore,
    status: lesson.status,
  }));
}

function isShown(exercise: ExerciseResult, detail: 'first' | 'all'): boolean {
  return detail === 'all' || (exercise.status !== 'pass' && isNews(exercise));
}

/** Untouched stubs are no news; a file that is missing, or was begun and still throws NotImplemented, is. */
export function isNews(exercise: ExerciseResult): boolean {
  return exercise.status !== 'not-started' || isMissing(exercise) || wasRun(exercise);
}

function isMissing(exercise: ExerciseResult): boolean {
  return exercise.checks.some((check) => check.message?.includes('is missing'));
}

/** Only what was called can say what it was called with. */
function wasRun(exercise: ExerciseResult): boolean {
  return exercise.checks.some((check) => check.input !== undefined);
}

function nextStep(results: Results, { colors }: Terminal): string {
  const next = nextExercise(results.lessons);
  if (!next) return colors.green('Everything passes.');
  const { lesson, exercise } = next;
  const verb = exercise.status === 'not-started' ? 'Next' : 'Go on with';
  const isFirst = exercise.id.endsWith('.01') && exercise.status === 'not-started';
  const readme = isFirst ? `\n      read ${colors.cyan(`exercises/${lesson.id}/README.md`)} first` : '';
  return [
    `${verb}: ${exercise.id} ${exercise.name} in ${colors.cyan(pathOf(lesson.id, exercise))}${readme}`,
    `      check it: npm test -- ${exercise.id}    stuck: npx gradus hint ${exercise.id}`,
  ].join('\n');
}

function pathOf(lesson: string, exercise: ExerciseResult): string {
  return `exercises/${lesson}/${exercise.file}`;
}
