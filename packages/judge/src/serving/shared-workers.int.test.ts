import type { ExerciseResult } from '@gradus/contract';
import { type ClassJudge, startClassJudge } from '../class-judge';
import { assignments, readCourse } from '../course';
import { makeLesson } from '../testing/make-course';
import { TempCourse } from '../testing/temp-course';

jest.setTimeout(180_000);

const SPEC = (id: string, visibility: 'public' | 'private') =>
  `import { check, exercise } from '@gradus/testkit';
const { f } = exercise<any>('${id}');
check('values', 'f(1) = 2', async () => expect(await f(1)).toBe(2), { visibility: '${visibility}' });
check('more', 'f(2) = 4', async () => expect(await f(2)).toBe(4), { visibility: '${visibility}' });
`;

/** Says in which process it was loaded, and returns something. */
const answer = (result: string, first = '') =>
  `${first}console.log(process.pid); export const f = (x: number): unknown => ${result};`;

const RIGHT = answer('2 * x');
const WRONG = answer('x');
const CASES: [does: string, answer: string, verdicts: string, visibility?: 'private'][] = [
  ['wrong', WRONG, 'fail fail'],
  ['wrong as well', WRONG, 'fail fail'],
  ['wrong in the second check only', answer('x === 1 ? 2 : 5'), 'pass fail'],
  ['throws', answer('x.y.z'), 'error error'],
  ['right', RIGHT, 'pass pass'],
  ['right, and changes a method of the language', answer('2 * x', 'const { abs } = Math; Math.abs = abs.bind(Math);'), 'pass pass'],
  ['wrong, after that', WRONG, 'fail fail'],
  ['wrong, after one that was judged alone', WRONG, 'fail fail'],
  ['right in a private check', RIGHT, 'pass pass', 'private'],
  ['wrong, after a private check', WRONG, 'fail fail'],
]; // prettier-ignore

const LESSON = makeLesson('01-pids', CASES.map((_, i) => ({ file: `${String(i + 1).padStart(2, '0')}-f.ts`, checks: ['values', 'more'] }))); // prettier-ignore
const temp = new TempCourse([LESSON]);
let judge: ClassJudge;
let results: ExerciseResult[];

beforeAll(async () => {
  LESSON.exercises.forEach(({ id, file }, i) => {
    temp.write(`grader/01-pids/${file.replace('.ts', '.spec.ts')}`, SPEC(id, CASES[i]![3] ?? 'public'));
  });
  const course = readCourse(temp.root);
  const files = new Map(LESSON.exercises.map(({ file }, i) => [`01-pids/${file}`, CASES[i]![1]]));
  judge = await startClassJudge({ course, backend: 'cpu', isolation: 'weak', slots: 1 });
  const submission = { id: 'ada', files, refused: new Map<string, string>() };
  const judged = await judge.judge({ submission, assignments: assignments(course), seed: 1 });
  results = judged.toSorted((a, b) => (a.id < b.id ? -1 : 1));
});
afterAll(async () => {
  await judge.close();
  temp.remove();
});

/** The process that gave the verdict. */
const processOf = (index: number) => results[index]!.output!.trim();

test('verdicts are what they are alone', () => {
  const verdicts = results.map(({ checks }) => checks.map(({ status }) => status).join(' '));
  expect(verdicts.map((verdict, i) => [CASES[i]![0], verdict])).toEqual(CASES.map(([does, , verdict]) => [does, verdict]));
}); // prettier-ignore

test('failures count where nothing was left behind: one process after them all', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(processOf)).size).toBe(1);
});

test('after an answer that changed something, a failure is judged again, alone', () => {
  expect(processOf(6)).not.toBe(processOf(5));
  expect(processOf(7)).toBe(processOf(6));
});

test('after a private check, too: a public failure could tell of it', () => {
  expect(processOf(8)).toBe(processOf(7));
  expect(processOf(9)).not.toBe(processOf(8));
});
