import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { feedbackSchema, parseWith, resultsSchema } from '@gradus/contract';
import { makeZip } from '@gradus/intake/testing/make-zip';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const course = new TinyCourse();
afterAll(() => course.dispose());

const WEAK = ['--isolation', 'weak'];
const grade = (...args: string[]) =>
  course.gradus(['grade', 'handed-in', '--out', 'out', '--jobs', '1', ...WEAK, ...args]);
const RIGHT = (factor: number, name: string) => `export const ${name} = (x: number): number => ${factor} * x;\n`;
const grades = () => course.read('out/grades.csv').trimEnd().split('\r\n');
const handIn = (id: string, file: string, text: string) =>
  course.write(`handed-in/${id}/exercises/01-times/${file}`, text);

beforeAll(() => {
  course.editLesson('01-times', ({ budget }) => (budget.callSeconds = 4));
  handIn('ada', '01-twice.ts', RIGHT(2, 'twice'));
  handIn('ada', '02-thrice.ts', RIGHT(3, 'thrice'));
  handIn('bob', '01-twice.ts', RIGHT(3, 'twice').replace('): number', '): string'));
  handIn('bob', '02-thrice.ts', RIGHT(3, 'thrice'));
  handIn('cleo', '01-twice.ts', 'export const twice = (x: number): number => { for (;;); };\n');
  handIn('cleo', '02-thrice.ts', RIGHT(3, 'thrice'));
  course.write('handed-in/dan/notes.txt', 'I was ill.');
  course.write('handed-in/=1+1/exercises/01-times/01-twice.ts', '');
});

test('a class gets a row each: right, wrong, hanging, empty, and refused', async () => {
  const { code, stdout, stderr } = await grade('--lessons', '1', '--seed', '7');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^5 submissions, 4 to grade, seed 7$/m);
  expect(stdout).toContain('Grades: out/grades.csv');
  expect(grades()).toEqual([
    'id,status,points,max,01-times,override,note',
    expect.stringMatching(/^'=1\+1,refused,,,,,/),
    'ada,graded,30,100,30,,',
    'bob,graded,14,100,14,,',
    'cleo,graded,14,100,14,,',
    expect.stringMatching(/^dan,/),
  ]);
  expect(existsSync(join(course.root, 'out/lock'))).toBe(false);
  expect(readdirSync(join(course.root, 'out/results'))).toEqual(readdirSync(join(course.root, 'out/feedback')));
});

test('results are those of the contract, with a seed of their own', () => {
  const seeds = ['ada', 'bob'].map((id) => {
    const results = parseWith(resultsSchema, course.read(`out/results/${id}.json`), { file: id });
    parseWith(feedbackSchema, course.read(`out/feedback/${id}.json`), { file: id });
    expect(results.submission.id).toBe(id);
    return results.provenance.seed;
  });
  expect(seeds[0]).not.toBe(seeds[1]);
});

test('what TypeScript says of an answer that fails is told, and of no other', () => {
  const said = (id: string) => {
    const feedback = parseWith(feedbackSchema, course.read(`out/feedback/${id}.json`), { file: id });
    return feedback.lessons[0]!.exercises.flatMap(({ typeErrors }) => typeErrors ?? []);
  };
  expect(said('bob')).toEqual(["line 1: Type 'number' is not assignable to type 'string'."]);
  expect(said('ada')).toEqual([]);
});

test('what hangs costs its own exercise', () => {
  const results = parseWith(resultsSchema, course.read('out/results/cleo.json'), { file: 'cleo' });
  const statuses = results.lessons[0]!.exercises.slice(0, 2).map(({ checks }) => checks.map(({ status }) => status));
  expect(statuses).toEqual([Array(3).fill('timeout'), Array(3).fill('pass')]);
});

test('a second run needs --resume, which grades nothing twice and reads overrides', async () => {
  expect(await grade()).toMatchObject({ code: 2, stderr: expect.stringContaining('--resume') as string });
  const before = course.read('out/results/ada.json');
  course.write('out/overrides.json', JSON.stringify([{ id: 'bob', exercise: '1.01', points: 10.5, reason: 'x, "y"' }]));
  const { code, stderr } = await grade('--lessons', '1', '--resume');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^5 submissions, 1 to grade, seed 7$/m); // what was refused may have been mended
  expect(course.read('out/results/ada.json')).toBe(before);
  expect(grades()[3]).toBe('bob,graded,24.5,100,24.5,"1.01 = 10.5 (x, ""y"")",');
});

test('--resume alone goes on as the run was begun', async () => {
  const { code, stderr } = await course.gradus(['grade', 'handed-in', '--out', 'out', '--resume']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^Isolation is WEAK.*^5 submissions, 1 to grade, seed 7$/ms) as string }); // prettier-ignore
});

test.each([
  [['--seed', '8', '--lessons', '1'], /--seed was 7 and is 8 now/],
  [['--lessons', '2'], /--lessons was 01-times and is 02-plus now/],
])('--resume with other settings is refused by name: %j', async (args, message) => {
  const { code, stderr } = await grade('--resume', ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

describe('one clear line and exit code 2 for', () => {
  const aCourse = 'handed-in/ada';
  beforeAll(() => {
    mkdirSync(join(course.root, 'empty'));
    course.write('class.zip', 'PK');
    course.write('no-id.csv', 'id,name\nada,Ada\n,Bob\n');
    course.write('twice.csv', 'id\nada\nada\n');
    course.write('names.csv', 'name\nada\n');
  });

  test.each<[fact: string, args: string[], message: RegExp]>([
    ['a folder without submissions', ['empty', '--out', 'x'], /^"empty" is empty\. It must hold a folder or archive for each student\.$/],
    ['no folder', ['nowhere', '--out', 'x'], /^There is no folder "nowhere"\./],
    ['an archive of a whole class', ['class.zip', '--out', 'x'], /^"class\.zip" is a file\. Unpack it/],
    ['a single submission', [aCourse, '--out', 'x'], /^"handed-in\/ada" is itself a submission, with exercises in it\./],
    ['results among submissions', ['handed-in', '--out', 'handed-in/x'], /^--out handed-in\/x lies among the submissions/],
    ['results in place of submissions', ['handed-in', '--out', 'handed-in/../handed-in'], /lies among the submissions/],
    ['results where no folder can be made', ['handed-in', '--out', '/proc/x', '--jobs', '1'], /^\/proc\/x cannot be written: /m],
    ['a roster without an id', ['handed-in', '--out', 'x', '--roster', 'no-id.csv'], /^no-id\.csv is not valid:\n {2}line 3: id "" must be/],
    ['a roster with an id twice', ['handed-in', '--out', 'x', '--roster', 'twice.csv'], /^twice\.csv is not valid:\n {2}line 3: id "ada" is that of line 2, too$/m],
    ['a roster without ids', ['handed-in', '--out', 'x', '--roster', 'names.csv'], /line 1: one column must be called id, found name$/m],
    ['no roster', ['handed-in', '--out', 'x', '--roster', 'none.csv'], /^There is no file none\.csv; --roster takes a CSV file\.$/],
    ['a lesson that is not there', ['handed-in', '--out', 'x', '--lessons', '9'], /^There is no lesson "9"\. Lessons: 1 \(01-times\), 2 \(02-plus\)\.$/],
    ['--shared without --queue', ['handed-in', '--out', 'x', '--shared', 'empty'], /^--shared is for stations/],
  ])('%s', async (_, args, message) => {
    const { code, stderr: text } = await course.gradus(['grade', ...args, ...WEAK]);
    const stderr = text.trimEnd();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) as string });
    expect(existsSync(join(course.root, 'x'))).toBe(false);
  }); // prettier-ignore
});

test('a class of which nobody handed in has a row for everybody', async () => {
  course.write('class.csv', 'id\nada\nbob\n');
  const { code } = await course.gradus(['grade', 'empty', '--out', 'deep/er/out', '--roster', 'class.csv', '--jobs', '1', ...WEAK]); // prettier-ignore
  expect(code).toBe(0);
  expect(course.read('deep/er/out/grades.csv')).toMatch(/^ada,missing,.*\r\nbob,missing,/m);
});

test('what is wrong with a single submission is said in its row, and the others do not suffer', async () => {
  const right = { name: 'exercises/01-times/01-twice.ts', content: RIGHT(2, 'twice') };
  course.write('odd/ada.zip', makeZip([right]));
  course.write('odd/lovelaceada_12345_67890_homework.zip', makeZip([right]));
  course.write('odd/bob.zip', makeZip([right]));
  course.write('odd/cut.zip', makeZip([right]).subarray(0, 80));
  course.write('odd/none.zip', '');
  course.write('odd/zero/01-times/01-twice.ts', '');
  course.write('odd/zero/01-times/02-thrice.ts', RIGHT(3, 'thrice'));
  course.write('odd/wrong/1-times/01-twice.ts', RIGHT(2, 'twice'));
  course.write('odd.csv', 'id,name,canvas id,student id\nada,Ada Lovelace,,12345\nbob,,,\ncut,,,\nnone,,,\nzero,,,\nwrong,,,\n');
  const { code, stdout } = await course.gradus(['grade', 'odd', '--out', 'odd-out', '--lessons', '1', '--jobs', '1', '--roster', 'odd.csv', ...WEAK]);
  expect(code).toBe(0);
  const rows = course.read('odd-out/grades.csv').trimEnd().split('\r\n').slice(1);
  expect(rows).toEqual([
    'ada,refused,,,,,"ada.zip and lovelaceada_12345_67890_homework.zip belong to ada: keep the one that counts."'.replaceAll('"', ''),
    'bob,graded,16,100,16,,',
    expect.stringMatching(/^cut,refused,.*cut\.zip is damaged or not a zip/),
    'none,refused,,,,,none.zip is empty (0 bytes).',
    expect.stringMatching(/^wrong,refused,.*1-times is no lesson of this course\. It must be named 01-times to count\./),
    'zero,graded,14,100,14,,01-times/01-twice.ts is empty (0 bytes).',
  ]);
  expect(stdout).toContain('Of 1 graded submissions some files were refused');
}); // prettier-ignore

test('an output folder that is a file is one clear line', async () => {
  course.write('a-file', '');
  const { code, stderr } = await course.gradus(['grade', 'handed-in', '--out', 'a-file', ...WEAK]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^a-file.* cannot be written: .*$/m);
});

test('a GPU is asked for by name, and missed in one line', async () => {
  const { code, stderr } = await course.gradus(['grade', 'handed-in', '--out', 'on-gpu', '--gpu'], {
    env: { VK_DRIVER_FILES: '/no/such/driver.json' }, // also where there is one
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^(Backend webgpu is not installed\. Add it: npx gradus gpu setup --webgpu|Backend webgpu: .*|The level "full-gpu" does not work here:\n .*)\n$/); // prettier-ignore
  expect(existsSync(join(course.root, 'on-gpu'))).toBe(false);
});
