import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@gradus/contract';
import { misconceptionTexts } from './catalogue/answers';
import { companionTexts } from './companions';
import { type Assignment, type Course, specOf } from './course';
import { hashTexts } from './hash-files';
import { limitsOf } from './limits';
import { readAnswer, type Submission, type SubmittedFile } from './submission';
import { phrasesIn } from './language/phrases-in';
import { plannedWording } from './translation/planned-wording';

/** One exercise of one submission, ready to be graded. */
export interface Job {
  readonly assignment: Assignment;
  readonly file: SubmittedFile;
  readonly seed: number;
  /** Hash of everything the verdict depends on. */
  readonly key: string;
}

export interface Circumstances {
  readonly seed?: number;
  readonly backend: string;
  /** What a backend that is not ours computes on: verdicts and times of one GPU are not another one's. */
  readonly device?: string;
  readonly machineHash: string;
  /** What real data there are, if any; see `dataFingerprint`. */
  readonly data: string;
  /** Of verdicts; English if left out. */
  readonly language?: Language;
}

export function makeJob(course: Course, submission: Submission, assignment: Assignment, given: Circumstances): Job {
  const { language = 'en' } = given;
  const file = readAnswer(submission, assignment, phrasesIn(language));
  const seed = given.seed ?? assignment.lesson.seeds[0]!;
  const words = Object.values(plannedWording(course, assignment, language)).map((wording) => JSON.stringify(wording));
  const key = hashTexts([JSON.stringify({ file, seed }), ...surroundings(course, assignment, given), ...words]);
  return { assignment, file, seed, key };
}

/** Everything besides answer, seed and language that the results of an exercise depend on. */
export function surroundings(course: Course, assignment: Assignment, given: Circumstances): string[] {
  const { lesson, exercise } = assignment;
  const { backend, device, machineHash, data } = given;
  return [
    JSON.stringify({ exercise, limits: limitsOf(lesson), backend, device, machineHash, data, node: process.version }),
    ...lessonTexts(course, assignment),
    ...misconceptionTexts(course, assignment),
  ];
}

/** What authors wrote that decides about answers to an exercise: solutions that it uses, its spec and probe, shared oracles. */
export function lessonTexts(course: Course, assignment: Assignment): string[] {
  return [...companionTexts(course, assignment), ...graderTexts(course, assignment)];
}

/** The spec, its probe, and what the lesson's specs share. */
function graderTexts({ root }: Course, assignment: Assignment): string[] {
  const { lesson, exercise, isLarger } = assignment;
  const own = exercise.file.replace(/\.ts$/, '.');
  const shared = (name: string) => name.endsWith('.ts') && !/^\d{2}-/.test(name);
  const names = readdirSync(join(root, 'grader', lesson.id)).filter((name) => name.startsWith(own) || shared(name));
  const paths = names.sort().map((name) => `grader/${lesson.id}/${name}`);
  return [...paths, ...(isLarger ? [specOf(assignment)] : [])].map((path) => readFileSync(join(root, path), 'utf8'));
}
