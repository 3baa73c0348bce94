import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, type Course, moduleOf, usedBy } from '@gradus/judge';

/** What of the testkit decides which numbers a check draws and which it lets pass. */
const TESTKIT = [
  'chance/beyond.ts',
  'chance/likely.ts',
  'generators.ts',
  'matchers/compare-tensors.ts',
  'nd-array.ts',
  'numerical-vjp.ts',
  'property/choices.ts',
  'standard-checks.ts',
].map((file) => `packages/testkit/src/${file}`);

/** A hash of what the figures of an exercise rest on: spec, solutions, the answers that it is tried on, the testkit's numbers. */
export function inputsOf(course: Course, assignment: Assignment): string {
  const { id, file, checks, uses, forbids } = assignment.exercise;
  const hash = createHash('sha256').update(JSON.stringify({ id, file, checks, uses, forbids }));
  for (const path of pathsOf(course, assignment)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(course.root, path)));
  }
  return hash.digest('hex');
}

function pathsOf(course: Course, assignment: Assignment): string[] {
  const { lesson, exercise } = assignment;
  const stem = exercise.file.replace(/\.ts$/, '.');
  const isOwn = (name: string) => name.startsWith(stem) && name.endsWith('.ts');
  const isShared = (name: string) => /^[a-z][a-z0-9-]*\.ts$/.test(name);
  const isAnswer = (name: string) => name.startsWith(exercise.file.slice(0, 3));
  const grader = `grader/${lesson.id}`;
  return [
    ...[assignment, ...usedBy(course, assignment)].map((one) => `solutions/${moduleOf(one)}.ts`),
    ...namesIn(course, grader, (name) => isOwn(name) || isShared(name)),
    ...namesIn(course, `${grader}/misconceptions`, isAnswer),
    ...namesIn(course, `${grader}/alternatives`, isAnswer),
    ...TESTKIT,
  ];
}

function namesIn({ root }: Course, folder: string, wanted: (name: string) => boolean): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).filter(wanted).sort().map((name) => `${folder}/${name}`); // prettier-ignore
}
