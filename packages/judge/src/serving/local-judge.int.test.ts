import type { ExerciseResult } from '@gradus/contract';
import { type ClassJudge, startClassJudge } from '../class-judge';
import { assignments, readCourse } from '../course';
import { makeLesson } from '../testing/make-course';
import { TempCourse } from '../testing/temp-course';
import { JudgeClosed } from './judge-closed';

jest.setTimeout(180_000);

const SPEC = (id: string, body = 'expect(await f(-3)).toBe(6);') =>
  `import { check, exercise } from '@gradus/testkit';
const { f } = exercise<any>('${id}');
let runs = 0;
check('values', 'f(x) = 2|x|', async () => { expect(++runs).toBe(1); ${body} });
`;

/** What each answer does, its spec, and the verdict that it must get. */
const CASES: [does: string, answer: string, status: string, body?: string][] = [
  [
    'is right, and leaves traps behind',
    `(globalThis as any).left = (x: number) => 2 * Math.abs(x);
     export const f = (x: number) => {
       const y = 2 * Math.abs(x);
       Math.abs = () => 0;
       Object.prototype.toString = () => 'nothing';
       setInterval(() => { for (;;); }, 0);
       return y;
     };`,
    'pass',
  ],
  ['is right, and uses what the first one spoiled', 'export const f = async (x: number) => { await new Promise((r) => setTimeout(r, 1)); return 2 * Math.abs(x); };', 'pass'],
  ['relies on what the first one left', 'export const f = (x: number) => (globalThis as any).left(x);', 'error'],
  ['prints', 'export const f = (x: number) => { console.log("printed by four"); return 2 * Math.abs(x); };', 'pass'],
  ['is wrong', 'export const f = (x: number) => x;', 'fail'],
  ['meets a spec that ends the judge', 'export const f = (x: number) => 6;', 'infra-error', "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});"],
  ['ends the worker', 'export const f = (x: number) => process.exit(0);', 'crash'],
  ['comes last', 'export const f = (x: number) => 2 * Math.abs(x);', 'pass'],
  ['is not started', 'import { NotImplemented } from "@gradus/runtime";\nexport function f() { throw new NotImplemented("1.09"); }', 'not-started'],
  ['is no TypeScript', 'export const f = (', 'compile-error'],
]; // prettier-ignore

const LESSON = makeLesson('01-twice', CASES.map((_, i) => ({ file: `${String(i + 1).padStart(2, '0')}-f.ts` }))); // prettier-ignore
const temp = new TempCourse([LESSON]);
const files = new Map(LESSON.exercises.map(({ file }, i) => [`01-twice/${file}`, CASES[i]![1]]));
let judge: ClassJudge;

beforeAll(async () => {
  LESSON.exercises.forEach(({ id, file }, i) => {
    temp.write(`grader/01-twice/${file.replace('.ts', '.spec.ts')}`, SPEC(id, CASES[i]![3]));
  });
  judge = await startClassJudge({ course: readCourse(temp.root), backend: 'cpu', isolation: 'weak', slots: 1 });
});
afterAll(async () => {
  await judge.close();
  temp.remove();
});

const submission = (id: string) => ({ id, files, refused: new Map<string, string>() });
const judged = async (id: string) => {
  const results = await judge.judge({ submission: submission(id), assignments: assignments(readCourse(temp.root)), seed: 1 }); // prettier-ignore
  return results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
const statusOf = ({ checks }: ExerciseResult) => checks[0]!.status;

describe('exercises that share a worker', () => {
  let results: ExerciseResult[];
  beforeAll(async () => (results = await judged('ada')));

  test.each(CASES.map(([does, , status], i) => [does, status, i] as const))('one that %s: %s', (_, status, i) => {
    expect([statusOf(results[i]!), results[i]!.checks[0]!.message]).toEqual([
      status,
      status === 'pass' ? undefined : expect.any(String),
    ]);
  });

  test('what one prints stays with it', () => {
    expect(results.map(({ output }) => output)).toEqual(
      CASES.map((_, i) => (i === 3 ? 'printed by four\n' : undefined)),
    );
  });

  test('another submission gets the same verdicts, from the same judge', async () => {
    expect((await judged('bob')).map(statusOf)).toEqual(results.map(statusOf));
  });
});

test('where only passing is asked, the first check that fails is the last one', async () => {
  const exercise = { ...LESSON.exercises[2]!, checks: ['values', 'more'] };
  const spec = `${SPEC(exercise.id)}check('more', 'never', () => { throw new Error('carried out'); });\n`;
  const path = 'grader/01-twice/03-f.spec.ts';
  temp.write(path, spec); // Jest reads a file once in a process: this one is no other test's
  const task = { assignments: [{ lesson: LESSON, exercise }], seed: 1, stopsAtFailure: true };
  const wrong = await judge.judge({ ...task, submission: submission('eve') });
  expect(wrong[0]!.checks.map(({ status }) => status)).toEqual(['error', 'skipped']);
  temp.write(path, SPEC(exercise.id, CASES[2]![3]));
});

test('simpler inputs are looked for where somebody will read them', async () => {
  const exercise = LESSON.exercises[4]!;
  const path = 'grader/01-twice/05-f.spec.ts';
  temp.write(
    path,
    `import { check, exercise, forAll } from '@gradus/testkit';
const { f } = exercise<any>('${exercise.id}');
const never = async (gen: any) => expect(await f(gen.int(17, 1000))).toBe(-1);
check('values', 'f(x) = -1', (gen) => forAll(gen, 5, never));
`,
  );
  const task = { submission: submission('dan'), assignments: [{ lesson: LESSON, exercise }], seed: 1 };
  const inputs = [await judge.judge(task), await judge.judge({ ...task, only: 'verdicts' })].map(([result]) => result!.checks[0]!.input);
  expect(inputs).toEqual(['f(17)', expect.stringMatching(/^f\(\d{2,3}\)$/)]);
  expect(inputs[1]).not.toBe('f(17)');
  temp.write(path, SPEC(exercise.id, CASES[4]![3]));
}); // prettier-ignore

test('training is left out when it is to be postponed, unless its verdict is clear', async () => {
  const all = assignments(readCourse(temp.root));
  const task = { submission: submission('cleo'), assignments: all.slice(7), seed: 1, postpone: new Set(all.slice(7)) };
  expect((await judge.judge(task)).map(({ id }) => id).sort()).toEqual(['1.09', '1.10']);
});

test('a judge that is closed gives no verdicts', async () => {
  const other = await startClassJudge({ course: readCourse(temp.root), backend: 'cpu', isolation: 'weak', slots: 1 });
  const lesson = { ...LESSON, budget: { callSeconds: 1000, exerciseSeconds: 1000 } };
  const endless = {
    ...submission('dan'),
    files: new Map([['01-twice/08-f.ts', 'export const f = () => { for (;;); };']]),
  };
  const task = { submission: endless, assignments: [{ lesson, exercise: LESSON.exercises[7]! }], seed: 1 };
  const running = expect(other.judge(task)).rejects.toThrow(JudgeClosed);
  await new Promise((resolve) => setTimeout(resolve, 500)); // whatever it is at by then
  await other.close();
  await running;
});
