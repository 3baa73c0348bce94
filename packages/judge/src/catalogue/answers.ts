import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise, Lesson } from '@gradus/contract';
import { type Assignment, type Course, moduleOf } from '../course';
import type { Answer } from '../grade-answers';
import { isTraining } from '../is-training';
import { type AnswerHeader, parseAnswerHeader } from './answer-header';
import { editSolution } from './edit-solution';

/** A wrong or another right answer that a lesson's grader is tried on. */
export interface TriedAnswer extends Answer {
  /** From the root: `grader/08-cnn/misconceptions/02-flipped.ts`. */
  readonly path: string;
  readonly kind: AnswerHeader['kind'];
  readonly parsed: ParsedFile;
}

export type ParsedFile =
  | { readonly status: 'parsed'; readonly header: AnswerHeader }
  /** The problem names file and line; the answer's text means nothing. */
  | { readonly status: 'wrong'; readonly problem: string };

const FOLDERS = { misconception: 'misconceptions', alternative: 'alternatives' } as const;

/** All answers in a lesson's folders `misconceptions` and `alternatives`, in which every name is one of an answer's. */
export function readAnswers(root: string, lesson: Lesson): TriedAnswer[] {
  return (['misconception', 'alternative'] as const).flatMap((kind) =>
    lesson.exercises.flatMap((exercise) => readAnswersTo({ lesson, exercise }, kind, root)),
  );
}

/** The wrong, or the other right, answers to one exercise. */
export function readAnswersTo(assignment: Assignment, kind: TriedAnswer['kind'], root: string): TriedAnswer[] {
  return pathsOf(assignment, kind, root).map((path) => readAnswer(root, path, kind, assignment));
}

/** Their files, from the root. */
export function pathsOf({ lesson, exercise }: Assignment, kind: TriedAnswer['kind'], root: string): string[] {
  const folder = `grader/${lesson.id}/${FOLDERS[kind]}`;
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
  return names.filter((name) => isFor(exercise, name)).map((name) => `${folder}/${name}`);
}

/** Everything that the misconceptions of an exercise are made from; nothing if wrong answers are not compared with them. */
export function misconceptionTexts(course: Course, assignment: Assignment): string[] {
  const { root } = course;
  const paths = pathsOf(assignment, 'misconception', root);
  if (paths.length === 0 || isTraining(course, assignment)) return [];
  const edited = paths.some((path) => path.endsWith('.edit')) ? [solutionOf(assignment)] : [];
  return [...paths, ...edited].flatMap((path) => [path, readFileSync(join(root, path), 'utf8')]);
}

/** Whether a file of `grader/NN-lesson` is an answer to one of the exercises: `misconceptions/02-flipped.ts`. */
export function isAnswer(name: string, { exercises }: Lesson): boolean {
  const [, file] = /^(?:misconceptions|alternatives)\/(\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.(?:ts|edit))$/.exec(name) ?? [];
  return file !== undefined && exercises.some((exercise) => isFor(exercise, file));
}

/** A whole answer with a header above it, or an edit that makes one of the reference solution. */
function readAnswer(root: string, path: string, kind: AnswerHeader['kind'], assignment: Assignment): TriedAnswer {
  const text = readFileSync(join(root, path), 'utf8');
  const parsed = parseAnswerHeader(text, { path, kind, checks: assignment.exercise.checks });
  const answer = { path, kind, assignment };
  if (parsed.status === 'wrong') return { ...answer, text, parsed };
  if (!path.endsWith('.edit')) return { ...answer, text, parsed };
  const solution = solutionOf(assignment);
  const context = { path, solution: { path: solution, text: readFileSync(join(root, solution), 'utf8') } };
  const edited = editSolution(parsed.body, context);
  return edited.status === 'wrong' ? { ...answer, text, parsed: edited } : { ...answer, text: edited.text, parsed };
}

/** The number that both begin with says which exercise is answered. */
function isFor(exercise: Exercise, name: string): boolean {
  return exercise.file.slice(0, 3) === name.slice(0, 3);
}

function solutionOf(assignment: Assignment): string {
  return `solutions/${moduleOf(assignment)}.ts`;
}
