import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, type Course, hashTexts, lessonTexts, moduleOf } from '@gradus/judge';

/** The reference solution of an exercise. */
export function solutionOf({ root }: Course, assignment: Assignment): string {
  return readFileSync(join(root, solutionPath(assignment)), 'utf8');
}

/** `solutions/04-softmax/02-softmax.ts` */
export function solutionPath(assignment: Assignment): string {
  return `solutions/${moduleOf(assignment)}.ts`;
}

/** A hash over what authors wrote that figures of an exercise depend on: its solution, those it uses, its spec, probe and oracles. */
export function inputsOf(course: Course, assignment: Assignment): string {
  const { exercise } = assignment;
  return hashTexts([JSON.stringify(exercise), solutionOf(course, assignment), ...lessonTexts(course, assignment)]);
}
