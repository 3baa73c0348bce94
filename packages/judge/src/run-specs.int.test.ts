import type { ExerciseResult } from '@gradus/contract';
import { assignments, readCourse } from './course';
import { grade, type GradeOptions } from './grade';
import { runSpecs } from './run-specs';
import { standings } from './standings';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

const ANSWER = `import { tf } from '@gradus/runtime';\nexport function f(x: tf.Tensor): tf.Tensor {\n  return x.mul(2);\n}\n`;
const HEAD = `import { check, exercise, tensor } from '@gradus/testkit';\n`;
const f = (id: string) => `const { f } = exercise<any>('${id}');\n`;
const VALUES = `check('values', 'f(x) = 2x', async () => expect(await f(tensor([1]))).toEqualTensor([2]));\n`;

/** Specs that go wrong, and what the student's report says then. */
const SPECS: [does: string, spec: (id: string) => string, message: RegExp][] = [
  ['throws while it is loaded', (id) => `${HEAD}${f(id)}throw new Error('a broken spec');`, /^The spec did not finish\.\n[^]*a broken spec/],
  ['ends its process', (id) => `${HEAD}${f(id)}check('values', 'x', () => process.kill(process.pid, 'SIGKILL') as never);`, /^The spec did not finish\.\n/],
  ['is no TypeScript', () => `import {`, /^The spec did not finish\.\n/],
  ['asserts nothing', (id) => `${HEAD}${f(id)}check('values', 'x', async () => { await f(tensor([1])); });`, /^This check asserts nothing\.$/],
  ['runs another check', (id) => `${HEAD}${f(id)}${VALUES.replace("'values'", "'others'")}`, /^The spec of 1\.\d\d ran the checks others; lesson\.json lists values\.$/],
  ['judges another exercise', () => `${HEAD}${f('9.99')}${VALUES}`, /^The spec did not finish\.\n[^]*Exercise 9\.99 is not part of this run/],
]; // prettier-ignore

const LESSON = makeLesson('01-times', [
  ...SPECS.map((_, i) => ({ file: `0${i + 1}-spec.ts` })),
  { file: `0${SPECS.length + 1}-right.ts` },
]);
const course = new TempCourse([LESSON]);
const { root } = course;
const answerFile = `exercises/01-times/0${SPECS.length + 1}-right.ts`;
const options = (given: Partial<GradeOptions> = {}): GradeOptions => {
  const lessons = readCourse(root);
  const submission = { id: 'ada', root, tree: 'exercises' };
  return { course: lessons, submission, assignments: assignments(lessons), backend: 'cpu', cache: false, ...given };
};
/** Only the exercise whose spec is right. */
const last = (given: Partial<GradeOptions> = {}) => options({ assignments: options().assignments.slice(-1), ...given });

beforeAll(() => {
  for (const { file } of LESSON.exercises) course.write(`exercises/01-times/${file}`, ANSWER);
  SPECS.forEach(([, spec], i) => course.write(`grader/01-times/0${i + 1}-spec.spec.ts`, spec(`1.0${i + 1}`)));
  const id = `1.0${SPECS.length + 1}`;
  course.write(`grader/01-times/0${SPECS.length + 1}-right.spec.ts`, HEAD + f(id) + VALUES);
});
afterAll(() => course.remove());

test('runSpecs() of no exercise runs nothing', async () => {
  const worker = { command: 'nowhere', args: [], env: {} };
  expect(await runSpecs('/nowhere', { worker, exercises: {} })).toEqual({ records: new Map(), log: '' });
});

describe('a spec that goes wrong is an infra-error, with what Jest said:', () => {
  let graded: ExerciseResult[];
  const done: string[] = [];

  beforeAll(async () => {
    graded = (await grade(options({ onDone: (id) => done.push(id) }))).lessons[0]!.exercises;
  });

  test.each(SPECS.map(([does, , message], i) => [does, i, message] as const))('it %s', (_, i, message) => {
    expect(graded[i]!.checks.map((check) => [check.status, check.message])).toEqual([
      ['infra-error', expect.stringMatching(message)],
    ]);
    expect(graded[i]).toMatchObject({ status: 'infra-error', score: 0 });
  });

  test('the others keep their points', () => {
    expect(graded.at(-1)).toMatchObject({ status: 'pass', score: graded.at(-1)!.maxScore });
    expect(done).toContain(`1.0${SPECS.length + 1}`);
  });
});

describe('grade() with a cache', () => {
  const ran = async (given: Partial<GradeOptions> = {}) => {
    let count = 0;
    const results = await grade(last({ cache: true, onStart: (total) => (count = total), ...given }));
    return [count, results.status];
  };

  test('runs what is new or changed, and nothing else', async () => {
    const submission = { id: 'ada', root, tree: 'exercises' };
    const standing = () => standings(readCourse(root), submission, { backend: 'cpu' })[0]!.status;
    expect(standing()).toBe('changed');
    expect(await ran()).toEqual([1, 'pass']);
    expect(await ran()).toEqual([0, 'pass']);
    expect(await ran({ cache: false })).toEqual([1, 'pass']);
    expect(await ran({ seed: 5 })).toEqual([1, 'pass']);
    course.write(answerFile, ANSWER.replace('2', '3'));
    expect(await ran()).toEqual([1, 'fail']);
    course.write(answerFile, ANSWER);
    expect(await ran()).toEqual([0, 'pass']);
  });

  test('keeps no infra-error', async () => {
    const broken = { assignments: options().assignments.slice(3, 4) };
    expect(await ran(broken)).toEqual([1, 'infra-error']);
    expect(await ran(broken)).toEqual([1, 'infra-error']);
  });
});

describe('grade() runs nothing', () => {
  test('for an untouched stub', async () => {
    const stub = `import { NotImplemented } from '@gradus/runtime';\nexport function f() { throw new NotImplemented('1.07'); }`;
    course.write(answerFile, stub);
    let started = 0;
    const results = await grade(last({ onStart: () => started++ }));
    expect([results.status, started]).toEqual(['not-started', 0]);
    const forced = await grade(last({ runUntouched: true, onStart: () => started++ }));
    expect([forced.status, started]).toEqual(['not-started', 1]);
    course.write(answerFile, ANSWER);
  });

  test('but says what is missing', async () => {
    const submission = { id: 'ada', root: '/nowhere', tree: 'exercises' };
    const { status, lessons } = await grade(last({ submission }));
    expect(status).toBe('not-started');
    expect(lessons[0]!.exercises[0]!.checks[0]!.message).toBe(`${answerFile} is missing; "npx gradus stubs" brings it back.`);
  }); // prettier-ignore
});
