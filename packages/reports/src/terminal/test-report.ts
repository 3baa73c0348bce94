import type { ExerciseResult, Results } from '@gradus/contract';
import { gpuLine } from '../gpu-line';
import { nextExercise } from '../next-exercise';
import { exerciseReport } from './exercise-report';
import { type LessonRow, lessonTable } from './lesson-table';
import { type Terminal, wrap } from './style';

export interface TestReportOptions {
  /** All checks of everything graded, or only what failed first. */
  readonly detail: 'first' | 'all';
  readonly terminal: Terminal;
  /** Where the learning curve of an exercise was drawn. */
  readonly curvePath?: (exercise: ExerciseResult) => string;
  /** The README of a lesson; the English one if left out. */
  readonly readmeOf?: (lesson: string) => string;
}

/** What `gradus test` prints: attempted exercises that are not right yet, the table of lessons, and what to do next. */
export function testReport(results: Results, options: TestReportOptions): string {
  const { detail, terminal, curvePath } = options;
  const attempted = results.lessons.flatMap((lesson) =>
    lesson.exercises
      .filter((exercise) => isShown(exercise, detail))
      .map((exercise) =>
        exerciseReport(exercise, pathOf(lesson.id, exercise), detail, terminal, curvePath?.(exercise)),
      ),
  );
  const table = [lessonTable(lessonRows(results), terminal), ...gpuPart(results, terminal)].join('\n');
  return [...attempted, table, nextStep(results, options)].join('\n\n');
}

/** Whoever has done a lesson may wonder what a GPU would make of it; who asks for a part of it, only if there was a GPU. */
function gpuPart(results: Results, { colors, phrases, width }: Terminal): string[] {
  const isShown = results.lessons.some((lesson) => isDone(lesson) && (isWhole(lesson) || hasGpu(lesson)));
  const line = isShown ? gpuLine(results, phrases) : undefined;
  return line === undefined ? [] : [colors.dim(wrap(line, width, ''))];
}

type Lesson = Results['lessons'][number];

function isDone({ exercises }: Lesson): boolean {
  return exercises.every(({ status }) => status === 'pass');
}

/** The exercises of a lesson are worth a hundred points. */
function isWhole({ maxScore }: Lesson): boolean {
  return maxScore === 100 * 100;
}

function hasGpu({ gpu }: Lesson): boolean {
  return gpu !== undefined && gpu.checks.some(({ reason }) => reason !== 'no-gpu');
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

/** In every language the message names the command that helps. */
function isMissing(exercise: ExerciseResult): boolean {
  return exercise.checks.some((check) => check.message?.includes('npx gradus stubs'));
}

/** Only what was called can say what it was called with. */
function wasRun(exercise: ExerciseResult): boolean {
  return exercise.checks.some((check) => check.input !== undefined);
}

function nextStep(results: Results, { readmeOf, terminal }: TestReportOptions): string {
  const { colors, phrases } = terminal;
  const next = nextExercise(results.lessons);
  if (!next) return colors.green(phrases.everythingPasses);
  const { lesson, exercise } = next;
  const step = exercise.status === 'not-started' ? phrases.nextIs : phrases.goOnWith;
  const isFirst = exercise.id.endsWith('.01') && exercise.status === 'not-started';
  const readme = isFirst
    ? `\n      ${phrases.readFirst(colors.cyan(readmeOf?.(lesson.id) ?? `exercises/${lesson.id}/README.md`))}`
    : '';
  return [
    `${step(`${exercise.id} ${exercise.name}`, colors.cyan(pathOf(lesson.id, exercise)))}${readme}`,
    `      ${phrases.checkAndHint(`npm test -- ${exercise.id}`, `npx gradus hint ${exercise.id}`)}`,
  ].join('\n');
}

function pathOf(lesson: string, exercise: ExerciseResult): string {
  return `exercises/${lesson}/${exercise.file}`;
}
