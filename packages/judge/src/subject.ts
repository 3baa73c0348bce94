import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject, WorkerModule } from '@gradus/contract';
import { compile } from './compile';
import { type Assignment, type Course, moduleOf, usedBy } from './course';
import { inspectSource } from './inspect-source';
import { forbiddenIn } from './source-rules';
import type { SubmittedFile } from './submission';

/**
 * Makes what the worker will load: the student's file, the reference solutions of the exercises it may use, and the
 * lesson's probe; or the verdict that is clear without running anything.
 */
export function makeSubject(course: Course, assignment: Assignment, file: SubmittedFile): Subject {
  const refused = (verdict: 'not-started' | 'compile-error' | 'forbidden', message: string): Subject => ({
    status: 'refused',
    verdict,
    message,
  });
  if (file.status === 'missing')
    return refused('not-started', `${file.path} is missing; "npx gradus stubs" brings it back.`);
  if (file.status === 'unreadable') return refused('compile-error', file.message);
  const main = compile(file.text, file.path);
  if (main.status === 'failed') return refused('compile-error', main.message);
  const facts = inspectSource(file.text);
  const forbidden = forbiddenIn(course, assignment, file.path, facts);
  if (forbidden !== undefined) return refused('forbidden', forbidden);
  const probe = probeOf(course, assignment);
  return {
    status: 'ready',
    main: moduleOf(assignment),
    ...(probe && { probe: probe.name }),
    modules: [
      { name: moduleOf(assignment), code: main.code, map: main.map },
      ...usedBy(course, assignment).map((used) => reference(course, used)),
      ...(probe ? [probe] : []),
    ],
  };
}

/** True if the text is a stub that nobody has started on, whatever comments were added. */
export function isUntouched(file: SubmittedFile): boolean {
  return (
    file.status === 'text' && compile(file.text, file.path).status === 'compiled' && inspectSource(file.text).untouched
  );
}

function reference(course: Course, assignment: Assignment): WorkerModule {
  return ownModule(course, moduleOf(assignment), `solutions/${moduleOf(assignment)}.ts`);
}

function probeOf(course: Course, assignment: Assignment): WorkerModule | undefined {
  const name = `${moduleOf(assignment)}.probe`;
  return existsSync(join(course.root, 'grader', `${name}.ts`))
    ? ownModule(course, name, `grader/${name}.ts`)
    : undefined;
}

/** A module of the course itself, which must compile. */
function ownModule({ root }: Course, name: string, path: string): WorkerModule {
  const compiled = compile(readFileSync(join(root, path), 'utf8'), path);
  if (compiled.status === 'failed') throw new Error(compiled.message);
  return { name, code: compiled.code, map: compiled.map };
}
