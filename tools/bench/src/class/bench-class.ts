import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { machine } from '@gradus/backend/bench/machine';
import { gradeClass } from '@gradus/class';
import type { Lesson } from '@gradus/contract';
import { type Course, grade, IsolationRefused, isTraining, readCourse, startClassJudge } from '@gradus/judge';
import { replaceSection } from '../replace-section';
import { classTable, type ClassFigures, type Pace } from './class-table';
import { makeClass } from './make-class';
import { processorSeconds } from './processor-seconds';

export interface ClassOptions {
  /** How many submissions the class has. */
  readonly submissions: number;
  /** How many of them are graded one by one, too. */
  readonly single: number;
  readonly jobs?: number;
  readonly write: boolean;
}

const REPOSITORY = resolve(__dirname, '../../../..');
const DOCUMENT = join(REPOSITORY, 'docs/performance.md');
const LESSONS = 4;

/**
 * Grades a made-up class in one run, and some of it as a student's own run does it, with a start of Jest for each
 * submission: the same unit checks of the first lessons. The single ones are taken before and after the class, so that
 * what else the computer does falls on both.
 */
export async function benchClass({
  submissions,
  single,
  jobs = availableParallelism(),
  write,
}: ClassOptions): Promise<void> {
  // prettier-ignore
  const course = readCourse(REPOSITORY);
  const lessons = course.lessons.slice(0, LESSONS).map((lesson) => withoutTraining(course, lesson));
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-class-'));
  try {
    const ids = makeClass(REPOSITORY, join(folder, 'all'), lessons, submissions);
    makeClass(REPOSITORY, join(folder, 'few'), lessons, single);
    await run(course, lessons, folder, 'few', { jobs, isolation: 'weak', out: 'warm-up' });
    const before = await oneByOne(course, lessons, join(folder, 'all'), ids.slice(0, single / 2));
    say('one by one, first half', before);
    const weak = await run(course, lessons, folder, 'all', { jobs, isolation: 'weak', out: 'weak' });
    say('class, weak', weak);
    const after = await oneByOne(course, lessons, join(folder, 'all'), ids.slice(single / 2, single));
    say('one by one, second half', after);
    const strong = await ifPossible(() =>
      run(course, lessons, folder, 'all', { jobs, isolation: 'auto', out: 'strong' }),
    );
    if (strong) say(`class, ${strong.level}`, strong);
    const figures: ClassFigures = { single: sum(before, after), weak, strong, jobs, exercises: lessons.flatMap((lesson) => lesson.exercises).length }; // prettier-ignore
    const text = `${machine()}\n\n${classTable(figures)}`;
    process.stdout.write(`\n${text}\n`);
    if (write) writeDocument(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutTraining(course: Course, lesson: Lesson): Lesson {
  return { ...lesson, exercises: lesson.exercises.filter((exercise) => !isTraining(course, { lesson, exercise })) };
}

async function run(
  course: Course,
  lessons: readonly Lesson[],
  folder: string,
  submissions: string,
  { jobs, isolation, out }: { jobs: number; isolation: 'weak' | 'auto'; out: string },
): Promise<Pace & { level: string }> {
  const [from, cpu] = [performance.now(), processorSeconds()];
  const judge = await startClassJudge({ course, backend: 'wasm', isolation, slots: jobs });
  try {
    const request = { submissions: join(folder, submissions), out: join(folder, out), resume: false, seed: 1 };
    const { rows } = await gradeClass({ course, lessons, backend: 'wasm', judge, ...request });
    const wrong = rows.filter(({ id, status, score, maxScore }) => {
      return status !== 'graded' || (id.endsWith('-right') && score !== maxScore);
    });
    if (wrong.length > 0) throw new Error(`Not graded as expected: ${JSON.stringify(wrong[0])}`);
    await judge.close(); // the time of processes counts once they are gone
    const seconds = (performance.now() - from) / 1000;
    return { submissions: rows.length, seconds, processorSeconds: processorSeconds() - cpu, level: judge.stamp.level };
  } finally {
    await judge.close();
  }
}

async function oneByOne(
  course: Course,
  lessons: readonly Lesson[],
  folder: string,
  ids: readonly string[],
): Promise<Pace> {
  // prettier-ignore
  const assignments = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => ({ lesson, exercise })));
  const [from, cpu] = [performance.now(), processorSeconds()];
  for (const id of ids) {
    const submission = { id, root: join(folder, id), tree: 'exercises' };
    await grade({ course, submission, assignments, backend: 'wasm', cache: false });
  }
  const seconds = (performance.now() - from) / 1000;
  return { submissions: ids.length, seconds, processorSeconds: processorSeconds() - cpu };
}

async function ifPossible<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof IsolationRefused) return undefined;
    throw error;
  }
}

function sum(a: Pace, b: Pace): Pace {
  return {
    submissions: a.submissions + b.submissions,
    seconds: a.seconds + b.seconds,
    processorSeconds: a.processorSeconds + b.processorSeconds,
  };
}

function say(what: string, { submissions, seconds, processorSeconds }: Pace): void {
  process.stderr.write(`${what}: ${submissions} in ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of processor time\n`); // prettier-ignore
}

function writeDocument(text: string): void {
  writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), 'class', text));
  execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', DOCUMENT]);
}
