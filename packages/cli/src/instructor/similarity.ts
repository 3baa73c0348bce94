import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NotCompared, SimilarPair, Similarity } from '@gradus/contract';
import { type Entry, findEntries, type Intake, takeIn } from '@gradus/intake';
import {
  type Assignment,
  assignments as assignmentsOf,
  type Course,
  moduleOf,
  readAnswers,
  type TriedAnswer,
} from '@gradus/judge';
import { plainText } from '@gradus/reports';
import { leastWords, overviewPage, pairPage } from '@gradus/reports/pages';
import { type ExerciseAnswers, findSimilarity } from '@gradus/similarity';
import { makeStub } from '@gradus/stubgen';
import { lessonWords } from '../lesson-words';
import { selectLessons } from '../select';
import { StepProgress } from '../step-progress';
import { print } from '../terminal';
import { UsageError } from '../usage-error';

export interface SimilarityOptions {
  out: string;
  lessons?: string;
  /** In percent. */
  threshold: number;
  weight?: number;
}

/** So many pairs get a page of their own, and so many are named on the terminal. */
const MOST_PAGES = 200;
const MOST_NAMED = 10;

/** `gradus similarity`: which submissions are more alike than the exercises explain? Runs nothing of theirs. */
export async function similarity(course: Course, submissions: string, options: SimilarityOptions): Promise<number> {
  if (existsSync(options.out) && !isOurs(options.out)) {
    throw new UsageError(`"${options.out}" holds other things. Choose a folder that is new, or one of an earlier comparison.`); // prettier-ignore
  }
  const lessons = selectLessons(course, lessonWords(options.lessons));
  const assignments = assignmentsOf(course).filter(({ lesson }) => lessons.includes(lesson));
  const { entries, refused } = findEntries(submissions);
  const otherLessons = course.lessons.filter((lesson) => !lessons.includes(lesson)).map(({ id }) => id);
  const progress = new StepProgress();
  const taken = await takeAll(progress.over('Submissions read', entries), assignments, otherLessons);
  const catalogue = lessons.flatMap((lesson) => readAnswers(course.root, lesson));
  const found = findSimilarity({
    submissions: taken.flatMap(({ intake }) => (intake.status === 'ready' ? [intake.id] : [])),
    exercises: assignments.map((assignment) => exerciseAnswers(course, assignment, taken, catalogue)),
    threshold: options.threshold / 100,
    detailed: MOST_PAGES,
    onExercise: progress.stage('Exercises compared', assignments.length),
    ...(options.weight !== undefined && { leastWeight: options.weight }),
  });
  const left = [...refused.map(({ name, message }) => ({ id: name, reason: message })), ...taken.flatMap(notTaken)];
  const all = { ...found, notCompared: [...left, ...found.notCompared] };
  write(options.out, all);
  report(all, options.out);
  return 0;
}

async function takeAll(
  entries: Iterable<Entry>,
  assignments: readonly Assignment[],
  otherLessons: readonly string[],
): Promise<Taken[]> {
  const paths = assignments.map((assignment) => `${moduleOf(assignment)}.ts`);
  const taken: Taken[] = [];
  for (const entry of entries) taken.push(asBytes(await takeIn(entry, { paths, otherLessons }))); // one archive in memory at a time
  return taken;
}

/** What was read, with answers as bytes: the texts of a large class would not fit into the heap, and are needed one exercise at a time. */
type Taken = { readonly intake: Intake; readonly bytes: ReadonlyMap<string, Buffer> };

function asBytes(intake: Intake): Taken {
  if (intake.status === 'refused') return { intake, bytes: new Map() };
  const bytes = new Map([...intake.files].map(([path, text]) => [path, Buffer.from(text)]));
  return { intake: { ...intake, files: new Map() }, bytes };
}

function notTaken({ intake }: Taken): NotCompared[] {
  if (intake.status === 'refused') return [{ id: intake.id, reason: intake.message }];
  return [...intake.refused].map(([path, reason]) => ({ id: intake.id, reason: `${path} ${reason}` }));
}

/** What the class answered to an exercise, and what of it nobody need have from anybody: the answers that the course holds. */
function exerciseAnswers(
  { root }: Course,
  assignment: Assignment,
  taken: readonly Taken[],
  catalogue: readonly TriedAnswer[],
): ExerciseAnswers {
  const { exercise } = assignment;
  const path = `${moduleOf(assignment)}.ts`;
  const solution = readFileSync(join(root, 'solutions', path), 'utf8');
  const stub = makeStub(solution, { path: `solutions/${path}`, exercise: exercise.id });
  const others = catalogue.filter((answer) => answer.assignment.exercise === exercise);
  const answers = taken.flatMap(({ intake: { id }, bytes }) => {
    const own = bytes.get(path);
    return own === undefined ? [] : [{ id, get text() { return own.toString(); } }]; // prettier-ignore
  });
  return { id: exercise.id, name: exercise.name, answers, known: [stub, solution, ...others.map(({ text }) => text)] };
}

/** Empty, or written by this command: what is there will be replaced. */
function isOurs(out: string): boolean {
  const names = readdirSync(out);
  return names.length === 0 || names.every((name) => ['index.html', 'pairs', 'similarity.json'].includes(name));
}

function write(out: string, found: Similarity): void {
  rmSync(join(out, 'pairs'), { recursive: true, force: true });
  mkdirSync(join(out, 'pairs'), { recursive: true, mode: 0o700 });
  const pages = new Map(found.pairs.slice(0, MOST_PAGES).map((pair, i) => [pair, `pairs/${String(i + 1).padStart(3, '0')}.html`])); // prettier-ignore
  for (const [pair, page] of pages) {
    writeFileSync(join(out, page), pairPage(pair, [{ href: '../index.html', text: 'All pairs' }]));
  }
  writeFileSync(
    join(out, 'index.html'),
    overviewPage(found, (pair) => pages.get(pair)),
  );
  writeFileSync(join(out, 'similarity.json'), `${JSON.stringify(withoutTexts(found), null, 2)}\n`);
}

/** For programs; the answers themselves lie in the submissions. */
function withoutTexts({ pairs, ...found }: Similarity): object {
  const slim = ({ likenesses, ...pair }: SimilarPair) => ({
    ...pair,
    likenesses: likenesses.map(({ exercise, share, weight, isSameText }) => ({ exercise: exercise.id, share, weight, isSameText })), // prettier-ignore
  });
  return { version: 1, ...found, pairs: pairs.map(slim) };
}

function report({ pairs, groups, submissions, notCompared, ...least }: Similarity, out: string): void {
  print(`${submissions} submissions compared: ${numbered(pairs.length, 'pair')} from ${leastWords(least)} on, in ${numbered(groups.length, 'group')}.`); // prettier-ignore
  for (const { left, right, weight, likenesses } of pairs.slice(0, MOST_NAMED)) {
    print(`  ${left} and ${right}: ${Math.round(weight)} bits in ${numbered(likenesses.length, 'exercise')}`);
  }
  if (pairs.length > MOST_NAMED) print(`  and ${pairs.length - MOST_NAMED} more`);
  for (const { id, exercise, reason } of notCompared.slice(0, MOST_NAMED)) {
    print(plainText(`Not compared: ${id}${exercise === undefined ? '' : ` ${exercise}`}: ${reason}`, 200));
  }
  print(`Side by side: ${join(out, 'index.html')}. Evidence for a person to read, never an automatic penalty.`);
}

function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
