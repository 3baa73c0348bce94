import { posix } from 'node:path';
import { type Assignment, type Course, moduleOf, usedBy } from './course';
import type { SourceFacts } from './inspect-source';
import { en, type Phrases } from './language/en';

/** The package through which exercises reach TensorFlow.js. */
const RUNTIME = '@gradus/runtime';

/** The first thing in the source that this exercise forbids, as a sentence; undefined if there is none. */
export function forbiddenIn(
  course: Course,
  assignment: Assignment,
  path: string,
  facts: SourceFacts,
  phrases: Phrases = en,
): string | undefined {
  const { exercise } = assignment;
  const name = facts.members.find((member) => exercise.forbids.names.includes(member));
  if (name !== undefined) return phrases.usesName(path, name, exercise.id);
  const allowed = usedBy(course, assignment).map(moduleOf);
  const request = facts.imports.find(
    (request) => request !== RUNTIME && !allowed.includes(resolve(request, assignment)),
  );
  if (request === undefined) return undefined;
  const choices = [RUNTIME, ...importChoices(course, assignment)];
  return phrases.imports(path, request, exercise.id, choices.join(', '));
}

function resolve(request: string, { lesson }: Assignment): string {
  if (request.startsWith('#')) return request.slice(1);
  return posix.join(lesson.id, request).replace(/\.(ts|js)$/, '');
}

/** The other exercises that this one may import, as written in an import: `./03-log-sum-exp`, `#01-tensor-ops/05-…`. */
export function importChoices(course: Course, assignment: Assignment): string[] {
  return usedBy(course, assignment).map((used) => importName(moduleOf(used), assignment));
}

function importName(module: string, { lesson }: Assignment): string {
  return module.startsWith(`${lesson.id}/`) ? `.${module.slice(lesson.id.length)}` : `#${module}`;
}
