import { type ExerciseResult, parseWith, resultsSchema } from '@gradus/contract';
import { type Ended, TinyCourse } from '../testing/tiny-course';

const FOLDER = 'exercises/01-times';
let course: TinyCourse;
let exercises: ReadonlyMap<string, ExerciseResult>;
let report: Ended;

/** Lesson 1 has every mistake that a file can have, besides one right answer; lesson 2 stands on the first exercise. */
beforeAll(async () => {
  course = new TinyCourse();
  course.editLesson('01-times', ({ budget }) => (budget.callSeconds = 4));
  await course.gradus(['stubs']);
  course.answer('01-times/01-twice.ts');
  course.remove(`${FOLDER}/02-thrice.ts`);
  course.answer('01-times/03-fourfold.ts', (solution) => solution.replace('return', 'for (;;);\n  return'));
  course.answer('01-times/04-fivefold.ts', (solution) => solution.replace('fivefold(', 'FiveFold('));
  course.write(`${FOLDER}/05-sixfold.ts`, '');
  course.answer('01-times/06-sevenfold.ts', (solution) => solution.replace('factor * x', 'factor * * x'));
  course.write(`${FOLDER}/07-eightfold.ts`, Buffer.from('// f\xfcr alle\nexport const eightfold = 8;\n', 'latin1'));
  course.answer('02-plus/01-twiceplusone.ts');
  const { stdout } = await course.gradus(['test', '--json']);
  const results = parseWith(resultsSchema, stdout, { file: 'stdout' });
  exercises = new Map(results.lessons.flatMap((lesson) => lesson.exercises).map((exercise) => [exercise.id, exercise]));
  report = await course.gradus(['test']);
});
afterAll(() => course.dispose());

const checksOf = (id: string) => exercises.get(id)!.checks.map(({ status, message }) => ({ status, message }));

it.each([
  [
    'a stub that was deleted',
    '1.02',
    'not-started',
    /^\S+02-thrice\.ts is missing; "npx gradus stubs" brings it back\.$/,
  ],
  [
    'an endless loop',
    '1.03',
    'timeout',
    /^fourfold\(\) did not finish within 4 s\. Is there a loop that never ends\?$/,
  ],
  [
    'an export that was renamed',
    '1.04',
    'error',
    /^TypeError: the file does not export fivefold: keep the names of the stub$/,
  ],
  [
    'a file that was emptied',
    '1.05',
    'error',
    /^TypeError: the file does not export sixfold: keep the names of the stub$/,
  ],
  [
    'a syntax error',
    '1.06',
    'compile-error',
    /^\S+06-sevenfold\.ts:8(:\d+)? is not valid TypeScript: Expression expected$/,
  ],
  [
    'bytes that are not UTF-8',
    '1.07',
    'compile-error',
    /^\S+07-eightfold\.ts is not UTF-8 text: save it with .*UTF-8\.$/,
  ],
])('%s: one clear message', (_, id, status, message) => {
  const check = { status, message: expect.stringMatching(message) };
  expect(checksOf(id)).toEqual([check, check, check]);
  expect(report.stdout.split('\n').filter((line) => message.test(line.trim()))).toHaveLength(1);
});

it('all others keep their verdicts, and exercises that build on a broken one stand on the reference', () => {
  expect(exercises.get('1.01')).toMatchObject({ status: 'pass', score: 1600 });
  expect(exercises.get('2.01')).toMatchObject({ status: 'pass', score: 10_000 });
  expect(report.stdout).toMatch(/^1  Lesson 1 .* 1 \/ 7 +16 \/ 100 +needs work$/m);
  expect(report.stdout).toMatch(/^2  Lesson 2 .* 1 \/ 1 +100 \/ 100 +done$/m);
});

it('is told first what to go on with, and nothing of the judge', () => {
  expect(report).toMatchObject({ code: 1, stderr: '' });
  expect(report.stdout).toContain('Go on with: 1.03 fourfold');
  expect(report.stdout).not.toMatch(/node_modules|\.spec\.ts|tiny-course|packages\/|^ +at /m);
});

it('is brought back what was deleted, and keeps what was edited', async () => {
  const { code, stdout } = await course.gradus(['stubs', '1']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^01-times: 1 written, kept because edited: .*03-fourfold\.ts/);
  expect(course.read(`${FOLDER}/02-thrice.ts`)).toContain("throw new NotImplemented('1.02')");
});
