import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject, WorkerModule } from '@gradus/contract';
import { type Companions, ownCompanions } from './companions';
import { compile } from './compile';
import { type Assignment, type Course, moduleOf, usedBy } from './course';
import { isStudentEdition } from './edition';
import type { ParsedAnswer } from './parse-answer';
import { forbiddenIn } from './source-rules';
import type { SubmittedFile } from './submission';
import { en, type Phrases } from './language/en';
import { fromParser } from './language/phrases-in';

/**
 * Makes what the worker will load: the student's file, the reference solutions of the exercises it may use (in a student
 * edition, one's own answers to those it imports), and the lesson's probe; or the verdict that is clear without running
 * anything.
 *
 * @param phrases what that verdict is worded in
 */
export function makeSubject(
  course: Course,
  assignment: Assignment,
  file: SubmittedFile,
  answer: ParsedAnswer | undefined,
  phrases: Phrases = en,
): Subject {
  const refused = (verdict: 'not-started' | 'compile-error' | 'forbidden' | 'error', message: string): Subject => ({
    status: 'refused',
    verdict,
    message,
  });
  if (file.status === 'missing') return refused('not-started', phrases.missing(file.path));
  if (file.status === 'unreadable') return refused('compile-error', file.message);
  if (!answer) return refused('compile-error', phrases.notParsed(file.path));
  if (answer.status === 'failed') return refused('compile-error', fromParser(answer.message, phrases));
  const forbidden = forbiddenIn(course, assignment, file.path, answer.facts, phrases);
  if (forbidden !== undefined) return refused('forbidden', forbidden);
  const companions = companionsOf(course, assignment, answer.facts.imports, phrases);
  if (companions.status === 'missing') return refused('error', companions.message);
  const probe = probeOf(course, assignment);
  return {
    status: 'ready',
    main: moduleOf(assignment),
    ...(probe && { probe: probe.name }),
    modules: [
      { name: moduleOf(assignment), code: answer.code, map: answer.map },
      ...companions.modules,
      ...(probe ? [probe] : []),
    ],
  };
}

function companionsOf(
  course: Course,
  assignment: Assignment,
  imports: readonly string[],
  phrases: Phrases,
): Companions {
  if (isStudentEdition(course.root)) return ownCompanions(course, assignment, imports, phrases);
  return { status: 'ready', modules: usedBy(course, assignment).map((used) => reference(course, used)) };
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

const ownModules = new Map<string, WorkerModule>();

/** A module of the course itself, which must compile; once, though a class run asks for it again and again. */
function ownModule({ root }: Course, name: string, path: string): WorkerModule {
  const text = readFileSync(join(root, path), 'utf8');
  const key = `${path}\0${text}`;
  const known = ownModules.get(key);
  if (known) return known;
  const compiled = compile(text, path);
  if (compiled.status === 'failed') throw new Error(compiled.message);
  const module = { name, code: compiled.code, map: compiled.map };
  ownModules.set(key, module);
  return module;
}
