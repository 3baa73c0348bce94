import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { machine } from '@gradus/backend/bench/machine';
import { readCourse } from '@gradus/judge';
import { replaceSection } from '../replace-section';
import { type Bench, classRun, ifIsolated, oneByOne, withoutTraining } from './class-runs';
import { classTable } from './class-table';
import { makeClass } from './make-class';
import { memoryTable } from './memory-table';
import { type Sample, sampleMemory } from './memory-watch';
import { type Pace, sum } from './pace';
import { queueRun } from './queue-run';

export interface ClassOptions {
  /** How many submissions the class has. */
  readonly submissions: number;
  /** How many of them are graded one by one, too. */
  readonly single: number;
  /** How many of them are graded without a sandbox, and from a queue, too. */
  readonly some: number;
  readonly jobs?: number;
  /** Look at memory instead of times. */
  readonly memory: boolean;
  readonly write: boolean;
}

const REPOSITORY = resolve(__dirname, '../../../..');
const DOCUMENT = join(REPOSITORY, 'docs/performance.md');
const LESSONS = 4;
/** So that a thousand submissions take minutes: what a process keeps of each does not depend on it. */
const ANSWERED_FOR_MEMORY = 3;
const SAMPLES = 40;

/** The unit checks of the first lessons, for a made-up class. */
export async function benchClass(options: ClassOptions): Promise<void> {
  const course = readCourse(REPOSITORY);
  const lessons = course.lessons.slice(0, LESSONS).map((lesson) => withoutTraining(course, lesson));
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-class-'));
  const bench = { course, lessons, folder, jobs: options.jobs ?? availableParallelism() };
  try {
    const [section, text] = options.memory ? ['class-memory', await memory(bench, options)] as const : ['class', await times(bench, options)] as const; // prettier-ignore
    process.stdout.write(`\n${text}\n`);
    if (options.write) writeDocument(section, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Grades the class in one run, and some of it as a student's own run does it, with a start of Jest for each submission.
 * The single ones are taken before and after, so that what else the computer does falls on both.
 */
async function times(bench: Bench, { submissions, single, some }: ClassOptions): Promise<string> {
  const { course, lessons, folder, jobs } = bench;
  const few = Math.min(some, submissions);
  const ids = makeClass(REPOSITORY, join(folder, 'all'), lessons, submissions);
  makeClass(REPOSITORY, join(folder, 'some'), lessons, few);
  makeClass(REPOSITORY, join(folder, 'warm-up'), lessons, jobs);
  await classRun(bench, { of: 'warm-up', count: jobs, isolation: 'weak' });
  const before = say('one by one, first half', await oneByOne(bench, 'all', ids.slice(0, single / 2)));
  const weak = say('some, weak', await classRun(bench, { of: 'some', count: few, isolation: 'weak' }));
  const unnamed = say('some, weak, no misconceptions named', await classRun(bench, { of: 'some', count: few, isolation: 'weak', diagnose: false })); // prettier-ignore
  const strong = await ifIsolated(() => classRun(bench, { of: 'some', count: few, isolation: 'auto' }));
  if (strong) say('some, isolated', strong);
  const whole = say('the whole class', await classRun(bench, { of: 'all', count: submissions, isolation: strong ? 'auto' : 'weak' })); // prettier-ignore
  const given = { root: REPOSITORY, lessons: lessons.map(({ id }) => id), folder, jobs };
  const queue = strong && (await queueRun({ ...given, submissions: join(folder, 'some'), count: few }));
  if (queue) say('some, from a queue', queue);
  const after = say('one by one, second half', await oneByOne(bench, 'all', ids.slice(single / 2, single)));
  const exercises = lessons.flatMap((lesson) => lesson.exercises).length;
  const cores = availableParallelism();
  const figures = { single: sum(before, after), whole, some: { strong, weak, unnamed, queue }, jobs, cores, exercises };
  return `${machine()}, ${course.lessons.length} lessons\n\n${classTable(figures)}`;
}

/** Grades many small submissions, and looks at what the processes take meanwhile. */
async function memory(bench: Bench, { submissions }: ClassOptions): Promise<string> {
  makeClass(REPOSITORY, join(bench.folder, 'many'), bench.lessons, submissions, ANSWERED_FOR_MEMORY);
  const every = Math.ceil(submissions / SAMPLES);
  const samples: Sample[] = [];
  let done = 0;
  const pace = await classRun(bench, {
    ...{ of: 'many', count: submissions, isolation: 'weak', partly: true },
    onEvent: ({ status }) => {
      if (status !== 'done' || ++done % every !== 0) return;
      const sample = sampleMemory(done);
      samples.push(sample);
      process.stderr.write(`${done} of ${submissions}: ${[sample.run, ...sample.judges.values()].join(' ')} bytes\n`);
    },
  });
  say('all', pace);
  const what = `${submissions} submissions with ${ANSWERED_FOR_MEMORY} answers each, ${bench.jobs} at a time`;
  return `${machine()}\n\n${what}; resident memory:\n\n${memoryTable(samples, submissions)}`;
}

function say<T extends Pace>(what: string, pace: T): T {
  const { submissions, seconds, own, computer } = pace;
  process.stderr.write(`${what}: ${submissions} in ${seconds.toFixed(1)} s, ${own.toFixed(1)} s of processor time, ${computer.toFixed(1)} s of the whole computer\n`); // prettier-ignore
  return pace;
}

function writeDocument(section: string, text: string): void {
  writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), section, text));
  execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', DOCUMENT]);
}
