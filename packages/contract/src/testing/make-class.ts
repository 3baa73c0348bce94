import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, ExerciseResult, Results, Verdict, WorkStatus } from '../results';
import { HOSTILE, HOSTILE_NAMES } from './hostile';
import { MISCONCEPTIONS } from './misconceptions';
import { Random } from './random';

/** What became of one student of a made class. */
export type MadeStudent =
  | { status: 'graded'; id: string; results: Results }
  | { status: 'refused'; id: string; reason: string }
  | { status: 'infra-error'; id: string; reason: string }
  | { status: 'missing'; id: string };

export interface MadeClassOptions {
  readonly students: number;
  /** Another one makes another class. */
  readonly seed?: number;
  /** How many of the four lessons, from the first. */
  readonly lessons?: number;
  /** Gives half of the students the longest of ids, and puts {@link HOSTILE} texts wherever their own words are kept. */
  readonly hostile?: boolean;
}

type CourseCheck = Pick<CheckResult, 'id' | 'title' | 'maxScore' | 'sideCondition'>;
interface CourseExercise extends Pick<ExerciseResult, 'id' | 'name' | 'file' | 'durationMs'> {
  readonly trains: boolean;
  readonly checks: readonly CourseCheck[];
}
interface CourseLesson {
  readonly id: string;
  readonly title: string;
  readonly exercises: readonly CourseExercise[];
}

/** Lessons 1 to 4 as they were in November 2026, with the titles and points of their checks. */
const COURSE = JSON.parse(readFileSync(join(__dirname, 'fixtures/course.json'), 'utf8')) as CourseLesson[];

interface Student {
  readonly id: string;
  readonly skill: number;
  /** The share of the exercises that they came to. */
  readonly diligence: number;
  readonly random: Random;
  readonly hostile: boolean;
}

/**
 * A class of students who differ in skill and diligence, the same every time: some did everything, some stopped half-way,
 * some did nothing; checks differ in how hard they are and how well they tell the good from the others. One at a time,
 * since a thousand of them take 150 MB.
 */
export function* makeClass({
  students,
  seed = 1,
  lessons = 4,
  hostile = false,
}: MadeClassOptions): Generator<MadeStudent> {
  for (const [i, name] of idsOf(students, seed).entries()) {
    const isHostile = hostile && i % 2 === 0;
    const id = isHostile ? longest(name) : name;
    const random = new Random(`${seed} ${id}`);
    const trouble = students >= 20 ? random.next() : 1;
    if (trouble < 0.015) yield { status: 'refused', id, reason: `${id}.zip is damaged or not a zip.` };
    else if (trouble < 0.025)
      yield { status: 'infra-error', id, reason: '4.11: The worker could not be started: no memory left.' };
    else if (trouble < 0.045) yield { status: 'missing', id };
    else {
      const student = {
        id,
        skill: random.normal(),
        diligence: diligenceOf(random),
        random,
        hostile: isHostile,
      };
      yield { status: 'graded', id, results: resultsOf(student, COURSE.slice(0, lessons), i) };
    }
  }
  if (hostile)
    yield* HOSTILE_NAMES.map(
      (name) => ({ status: 'refused', id: name, reason: `${name} is no folder, .zip or .tar.` }) as const,
    );
}

const NAMES =
  'ada alan amara anouk bela bruno chiara dana deniz elif emil farid femi grace hana hugo ines ivan jana jorge kaito karim lena linus mara mehmet mira nadia nils noor olga omar paula priya rasmus rosa samir selma tariq ulla vera wanda xenia yara yusuf zoe'.split(
    ' ',
  );

function idsOf(students: number, seed: number): string[] {
  const random = new Random(`ids ${seed}`);
  const ids = new Set<string>();
  while (ids.size < students)
    ids.add(
      `${random.pick(NAMES)}.${random.pick([...'abcdefghijklmnoprstvwz'])}${ids.size > 500 ? Math.floor(ids.size / 500) + 1 : ''}`,
    );
  return [...ids].sort();
}

/** As long as an id may be, and with nowhere to break. */
function longest(id: string): string {
  return id.padEnd(64, '_and_so_on');
}

function diligenceOf(random: Random): number {
  const kind = random.next();
  return kind < 0.6 ? 1 : kind < 0.65 ? 0 : 0.2 + 0.8 * random.next();
}

function resultsOf(student: Student, course: readonly CourseLesson[], i: number): Results {
  const all = course.flatMap(({ exercises }) => exercises);
  const reached = new Set(all.slice(0, Math.round(student.diligence * all.length)));
  const lessons = course.map(({ id, title, exercises }) => {
    const results = exercises.map((exercise) => exerciseOf(student, exercise, reached.has(exercise)));
    return { id, title, ...sumOf(results), exercises: results };
  });
  const { durationMs, ...total } = sumOf(lessons);
  const started = Date.UTC(2026, 10, 21, 8) + 9_000 * i;
  return {
    version: 1,
    submission: {
      id: student.id,
      files: all.map(({ file }) => ({ path: file, sha256: '0'.repeat(64) })),
      ...(student.hostile && {
        remarks: HOSTILE_NAMES.map((file) => ({ status: 'refused', file, message: `is a link; ${file}` }) as const),
      }),
    },
    ...total,
    lessons,
    provenance: {
      ...PROVENANCE,
      seed: i,
      startedAt: new Date(started).toISOString(),
      finishedAt: new Date(started + durationMs).toISOString(),
    },
  };
}

function exerciseOf(student: Student, exercise: CourseExercise, reached: boolean): ExerciseResult {
  const { random } = student;
  const { id, name, file, trains } = exercise;
  const status =
    !reached || random.chance(0.02)
      ? 'not-started'
      : random.chance(0.015)
        ? 'compile-error'
        : random.chance(0.01)
          ? 'forbidden'
          : 'run';
  const checks =
    status === 'run' ? ranChecks(student, exercise) : exercise.checks.map((check) => shared(check, exercise, status));
  const curve =
    trains && status === 'run'
      ? curveOf(
          random,
          checks.every((check) => check.status === 'pass'),
        )
      : undefined;
  return {
    ...{ id, name, file, score: sum(checks, 'score'), maxScore: sum(checks, 'maxScore'), status: workStatus(checks) },
    ...(student.hostile && {
      output: Object.values(HOSTILE).join('\n'),
      typeErrors: [`${HOSTILE.image} ${HOSTILE.terminal}`],
    }),
    ...(curve && { curve }),
    checks,
    durationMs: status === 'run' ? Math.round(exercise.durationMs * Math.exp(0.3 * random.normal())) : 1,
  };
}

const SHARED = {
  'not-started': ({ id }: CourseExercise) => `Exercise ${id} is not implemented yet.`,
  'compile-error': ({ file }: CourseExercise) => `${file}:12:7 is not valid TypeScript: Expression expected`,
  forbidden: ({ name }: CourseExercise) => `${name}() must not use tf.${name}: write it yourself.`,
};

function shared(check: CourseCheck, exercise: CourseExercise, status: keyof typeof SHARED): CheckResult {
  return { ...check, ...FIXED, status, score: 0, message: SHARED[status](exercise), durationMs: 0 };
}

/**
 * Who masters an exercise passes all of its checks; of the others' checks, more pass the more skilled they are. Both by
 * logistic curves, and how steep and where is the exercise's and the check's own.
 */
function ranChecks(student: Student, exercise: CourseExercise): CheckResult[] {
  const { random, skill } = student;
  const thoughts = MISCONCEPTIONS.filter(([id]) => id === exercise.id);
  const hardness = 0.7 * new Random(`${exercise.id} exercise`).normal() - 0.6;
  const masters = random.chance(logistic(1.6 * (skill - hardness)));
  const verdicts = exercise.checks.map((check) => {
    const own = new Random(`${exercise.id} check ${check.id}`);
    const hard = own.normal() - (check.sideCondition ? 1.6 : 0.6);
    const isOdd = own.chance(0.03);
    const steep = isOdd ? -1 : 1 + own.next();
    const passes = (masters && !isOdd) || random.chance(logistic(steep * (skill - hard)));
    return passes ? 'pass' : failureOf(random);
  });
  const isRight = exercise.checks.some(({ sideCondition }, i) => !sideCondition && verdicts[i] === 'pass');
  return exercise.checks.map((check, i) => {
    const status = verdicts[i]!;
    const score = status === 'pass' && (isRight || !check.sideCondition) ? check.maxScore : 0;
    const thought = thoughts.find(([, id]) => id === check.id);
    const visibility = isPrivate(exercise, check) ? ('private' as const) : ('public' as const);
    const base = { ...check, ...FIXED, visibility, status, score, durationMs: Math.round(10 + 90 * random.next()) };
    return status === 'pass' ? base : { ...base, ...said(student, exercise, status, thought) };
  });
}

/** The one private check of the made course. */
function isPrivate(exercise: CourseExercise, check: CourseCheck): boolean {
  return exercise.id === '1.09' && check.id === 'large';
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function failureOf(random: Random): Verdict {
  const kind = random.next();
  return kind < 0.78
    ? 'fail'
    : kind < 0.94
      ? 'error'
      : kind < 0.97
        ? 'timeout'
        : kind < 0.985
          ? 'invalid-value'
          : 'memory-limit';
}

function said(
  student: Student,
  { name, file }: CourseExercise,
  status: Verdict,
  thought: (typeof MISCONCEPTIONS)[number] | undefined,
): Partial<CheckResult> {
  const { random, hostile } = student;
  const row = () => `[${Array.from({ length: 4 }, () => Number((3 * random.normal()).toPrecision(4))).join(', ')}]`;
  const matrix = () => `float32 [3, 4] [${row()}, ${row()}, ${row()}]`;
  const input = `${name}(${matrix()})`;
  if (hostile)
    return {
      message: HOSTILE.script + HOSTILE.pre,
      input: `${input} ${HOSTILE.image}`,
      expected: HOSTILE.markdown,
      received: Object.values(HOSTILE).join('\n'),
      cause: HOSTILE.longFence,
    };
  if (status === 'timeout')
    return { message: `${name}() did not finish within 5 s. Is there a loop that never ends?`, input };
  if (status === 'memory-limit') return { message: `${name}() took more than 819 MB for tensors.`, input };
  if (status === 'invalid-value')
    return { message: `${name}() returned a promise where a tensor was expected.`, input };
  if (status === 'error')
    return {
      message: `Error: Operands could not be broadcast together with shapes 3,4 and 3. (${file}:31)`,
      input,
      cause: '[3] looks like [3, 4] after a reduction that dropped its axis: keepDims = true keeps it with length 1.',
    };
  return {
    message: `Element [1, ${Math.floor(4 * random.next())}] is wrong; ${1 + Math.floor(11 * random.next())} of 12 elements are.`,
    ...{ input, expected: matrix(), received: matrix() },
    ...(thought && random.chance(0.8) && { misconception: { name: thought[2], sentence: thought[3] } }),
  };
}

function curveOf(random: Random, learns: boolean): ExerciseResult['curve'] {
  const pace = learns ? 0.35 + 0.1 * random.next() : 0.02;
  const along = (from: number, to: number) =>
    Array.from({ length: 10 }, (_, k) =>
      Number((to + (from - to) * Math.exp(-pace * (k + 1)) + 0.004 * random.normal()).toPrecision(4)),
    );
  return {
    unit: 'epoch',
    series: [
      { name: 'loss', values: along(2.3, 0.28) },
      { name: 'accuracy', values: along(0.1, 0.96) },
      { name: 'test accuracy', values: along(0.1, 0.94) },
    ],
  };
}

function workStatus(parts: readonly { status: Verdict | WorkStatus }[]): WorkStatus {
  if (parts.every(({ status }) => status === 'pass')) return 'pass';
  return parts.every(({ status }) => status === 'not-started') ? 'not-started' : 'fail';
}

type Sums = Pick<ExerciseResult, 'score' | 'maxScore' | 'status' | 'durationMs'>;

/** As the judge sums: what was not started leaves the rest what it is. */
function sumOf(parts: readonly Sums[]): Sums {
  const has = (status: WorkStatus) => parts.some((part) => part.status === status);
  const status = (['fail', 'pass'] as const).find(has) ?? 'not-started';
  return { score: sum(parts, 'score'), maxScore: sum(parts, 'maxScore'), status, durationMs: sum(parts, 'durationMs') };
}

function sum<K extends string>(parts: readonly Record<K, number>[], key: K): number {
  return parts.reduce((total, part) => total + part[key], 0);
}

const FIXED = { trust: 'judge', visibility: 'public' } as const;

const PROVENANCE = {
  gradus: '0.1.0',
  lessonsHash: '5f0a'.repeat(16),
  machineHash: 'c41d'.repeat(16),
  node: 'v20.19.0',
  backend: 'wasm',
  device: 'CPU',
  isolation: { level: 'FULL', missing: [] },
  limits: { callMs: 5000, exerciseMs: 60000, heapMb: 512, outputBytes: 65536 },
};
