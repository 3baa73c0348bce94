import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExerciseResult, WorkerModule } from '@gradus/contract';
import { type Assignment, type Course, moduleOf, usedBy } from './course';
import { isStudentEdition } from './edition';
import type { Phrases } from './language/en';
import { fromParser } from './language/phrases-in';
import { parseAnswers } from './parse-answers';
import type { ParsedAnswer } from './parse-answer';
import { readAnswer, type SubmittedFile } from './submission';

/** Modules that stand for other exercises while one is judged, or why one of them cannot. */
export type Companions =
  | { readonly status: 'ready'; readonly modules: readonly WorkerModule[] }
  | { readonly status: 'missing'; readonly message: string };

/** The folder whose files stand for other exercises: the references, or one's own answers where there are none. */
export function companionTree(root: string): 'solutions' | 'exercises' {
  return isStudentEdition(root) ? 'exercises' : 'solutions';
}

/**
 * One's own answers to the exercises that an answer imports, directly or through another one. Only a student edition is
 * judged with them: it has no references.
 */
export function ownCompanions(
  course: Course,
  assignment: Assignment,
  imports: readonly string[],
  phrases: Phrases,
): Companions {
  const modules = new Map<string, WorkerModule>();
  const open = importedBy(course, assignment, imports).map((used) => ({ used, by: assignment }));
  for (const { used, by } of open) {
    const name = moduleOf(used);
    if (modules.has(name)) continue;
    const file = readAnswer({ id: 'me', root: course.root, tree: 'exercises' }, used);
    const parsed = parsedOnce(course.root, file);
    const message = whyNot(by, used, { file, parsed }, phrases);
    if (message !== undefined || parsed?.status !== 'parsed') return { status: 'missing', message: message ?? '' };
    modules.set(name, { name, code: parsed.code, map: parsed.map });
    open.push(...importedBy(course, used, parsed.facts.imports).map((next) => ({ used: next, by: used })));
  }
  return { status: 'ready', modules: [...modules.values()] };
}

/** What else the verdict on an exercise depends on, as text: all that it may use. */
export function companionTexts(course: Course, assignment: Assignment): string[] {
  const tree = companionTree(course.root);
  return usedBy(course, assignment).map((used) => readIfThere(join(course.root, tree, `${moduleOf(used)}.ts`)));
}

/**
 * A wrong result, with the cause if it was judged with an answer of one's own that is known to be wrong: that one comes first.
 *
 * @param resultOf the verdict on another exercise's answer as it is now, if there is one
 */
export function withDebt(
  course: Course,
  assignment: Assignment,
  answer: ParsedAnswer | undefined,
  result: ExerciseResult,
  resultOf: (used: Assignment) => ExerciseResult | undefined,
  phrases: Phrases,
): ExerciseResult {
  if (!isStudentEdition(course.root) || result.status !== 'fail' || answer?.status !== 'parsed') return result;
  const wrong = importedBy(course, assignment, answer.facts.imports).find((used) => resultOf(used)?.status === 'fail');
  if (!wrong) return result;
  const cause = phrases.ownWrong(titleOf(wrong));
  const checks = result.checks.map((check) => (check.status === 'pass' ? check : { ...check, cause }));
  return { ...result, checks };
}

function titleOf({ exercise }: Assignment): string {
  return `${exercise.id} ${exercise.name}`;
}

/** The exercises behind imports such as `./06-cross-entropy`; what else is imported is somebody else's business. */
function importedBy(course: Course, { lesson, exercise }: Assignment, imports: readonly string[]): Assignment[] {
  const names = imports.map((request) => (request.startsWith('#') ? request.slice(1) : posix.join(lesson.id, request.replace(/\.(ts|js)$/, '')))); // prettier-ignore
  return usedBy(course, { lesson, exercise }).filter((used) => names.includes(moduleOf(used)));
}

/** Why an answer cannot be used, if so. */
function whyNot(
  { exercise }: Assignment,
  used: Assignment,
  { file, parsed }: { file: SubmittedFile; parsed: ParsedAnswer | undefined },
  phrases: Phrases,
): string | undefined {
  const [id, title] = [exercise.id, titleOf(used)];
  if (file.status === 'missing') return phrases.ownMissing(id, title, file.path);
  if (file.status === 'unreadable') return phrases.ownUnusable(id, title, file.message);
  if (!parsed) return phrases.ownUnusable(id, title, phrases.notParsed(file.path));
  if (parsed.status === 'failed') return phrases.ownUnusable(id, title, fromParser(parsed.message, phrases));
  return parsed.facts.untouched ? phrases.ownNotWritten(id, title, file.path, used.exercise.id) : undefined;
}

const known = new Map<string, ParsedAnswer | undefined>();

/** Whoever saves one answer again and again has the others parsed once. */
export function parsedOnce(root: string, file: SubmittedFile): ParsedAnswer | undefined {
  if (file.status !== 'text') return undefined;
  const key = `${file.path}\0${file.sha256}`;
  if (!known.has(key)) known.set(key, parseAnswers(root, [file]).get(file));
  return known.get(key);
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
