import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise, Lesson } from '@gradus/contract';
import type { Answer } from '@gradus/judge';
import { type AnswerHeader, type ParsedHeader, parseAnswerHeader } from './answer-header';

/** A wrong or another right answer that a lesson's grader is tried on. */
export interface TriedAnswer extends Answer {
  /** From the root: `grader/08-cnn/misconceptions/02-flipped.ts`. */
  readonly path: string;
  readonly kind: AnswerHeader['kind'];
  readonly parsed: ParsedHeader;
}

const FOLDERS = { misconception: 'misconceptions', alternative: 'alternatives' } as const;

/** All answers in a lesson's folders `misconceptions` and `alternatives`, in which every name is one of an answer's. */
export function readAnswers(root: string, lesson: Lesson): TriedAnswer[] {
  return (['misconception', 'alternative'] as const).flatMap((kind) => {
    const folder = `grader/${lesson.id}/${FOLDERS[kind]}`;
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
    return names.map((name) => {
      const path = `${folder}/${name}`;
      const text = readFileSync(join(root, path), 'utf8');
      const exercise = lesson.exercises.find((one) => isFor(one, name))!;
      const parsed = parseAnswerHeader(text, { path, kind, checks: exercise.checks });
      return { path, kind, parsed, text, assignment: { lesson, exercise } };
    });
  });
}

/** Whether a file of `grader/NN-lesson` is an answer to one of the exercises: `misconceptions/02-flipped.ts`. */
export function isAnswer(name: string, { exercises }: Lesson): boolean {
  const [, file] = /^(?:misconceptions|alternatives)\/(\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.ts)$/.exec(name) ?? [];
  return file !== undefined && exercises.some((exercise) => isFor(exercise, file));
}

/** The number that both begin with says which exercise is answered. */
function isFor(exercise: Exercise, name: string): boolean {
  return exercise.file.slice(0, 3) === name.slice(0, 3);
}
