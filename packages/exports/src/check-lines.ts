import type { Feedback } from '@gradus/contract';
import type { Grade, Graded } from './grades/grade';
import { ofPoints, toPoints } from './points';
import { plain, plainLine } from './text';

export type LessonFeedback = Feedback['lessons'][number];
export type ExerciseFeedback = LessonFeedback['exercises'][number];
export type CheckFeedback = ExerciseFeedback['checks'][number];

/** A check with where it belongs. */
export interface CheckLine {
  readonly lesson: LessonFeedback;
  readonly exercise: ExerciseFeedback;
  readonly check: CheckFeedback;
  /** `4.02.1` */
  readonly number: string;
  readonly isFirst: boolean;
}

/** All checks, in the order of the course. */
export function checkLines({ feedback }: Graded): CheckLine[] {
  return feedback.lessons.flatMap((lesson) =>
    lesson.exercises.flatMap((exercise) =>
      exercise.checks.map((check, i) => ({ lesson, exercise, check, number: `${exercise.id}.${i + 1}`, isFirst: i === 0 })),
    ),
  ); // prettier-ignore
}

/** `4.02 softmax` */
export function exerciseName({ id, name }: ExerciseFeedback): string {
  return `${id} ${name}`;
}

export function checkTitle({ title }: CheckFeedback): string {
  return plainLine(title) || 'check';
}

/** What a student reads about a check: the message and what belongs to it, a line each. Empty for one that passed. */
export function explanation({ status, message, input, expected, received, cause, misconception }: CheckFeedback, most?: number): string {
  if (status === 'pass') return '';
  const parts = { input, expected, received, 'likely cause': misconception?.sentence ?? cause };
  const lines = Object.entries(parts).flatMap(([label, text]) => (text === undefined ? [] : [`${label}: ${text}`]));
  return plain([message ?? status, ...lines].join('\n'), most);
} // prettier-ignore

/** What the student is told about the sum. An instructor's reasons are not part of it. */
export function sumLines(grade: Grade & { points: number }): string[] {
  const { points, max, gpu, late, overrides } = grade;
  return [
    `${ofPoints(points, max)}.`,
    ...overrides.map(({ exercise, points: decided }) => {
      return `${exercise === 'total' ? 'The sum' : exercise}: ${decided} points, as your instructor decided.`;
    }),
    ...(late ? [`Handed in ${late.days === 1 ? 'a day' : `${late.days} days`} late: ${late.percent} % less than ${toPoints(late.before)} points.`] : []), // prettier-ignore
    ...(gpu
      ? [`Points that only a GPU gives, apart from these: ${toPoints(gpu.score)} of ${toPoints(gpu.maxScore)}.`]
      : []),
  ];
}

/** Files of the student's that were not used, a sentence each. */
export function remarkLines({ feedback }: Graded): string[] {
  return (feedback.submission.remarks ?? []).map(({ file, message }) => plainLine(`${file} ${message}`));
}

/** The text with the longest explanations that stays below a limit in bytes. */
export function fitting(limit: number, render: (most: number) => string): string {
  const texts = [4_000, 1_000, 300, 100].map((most) => () => render(most));
  for (const text of texts) {
    const rendered = text();
    if (Buffer.byteLength(rendered) <= limit) return rendered;
  }
  return render(0);
}
