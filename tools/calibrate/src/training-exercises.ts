import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, assignments, type Course, moduleOf } from '@gradus/judge';
import type { DataAtHand } from './data-at-hand';

export interface TrainingExercises {
  readonly able: readonly Assignment[];
  /** Why the others cannot be measured on these data. */
  readonly unable: readonly string[];
}

/** The exercises whose specs load data to train with, or those of them that are named. */
export function trainingExercises(course: Course, data: DataAtHand, only?: readonly string[]): TrainingExercises {
  const [able, unable]: [Assignment[], string[]] = [[], []];
  for (const assignment of assignments(course)) {
    const { id } = assignment.exercise;
    const needs = needsOf(course, assignment);
    if (needs === undefined || only?.includes(id) === false) continue;
    const source = data[needs];
    if (source.status === 'there') able.push(assignment);
    else unable.push(`${id} was not measured. ${source.because.split('\n')[0]}`);
  }
  return { able, unable };
}

function needsOf({ root }: Course, assignment: Assignment): keyof DataAtHand | undefined {
  const spec = readFileSync(join(root, 'grader', `${moduleOf(assignment)}.spec.ts`), 'utf8');
  if (/\bloadDigits\(/.test(spec)) return 'digits';
  return /\bloadText\(/.test(spec) ? 'text' : undefined;
}
