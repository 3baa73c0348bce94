import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { feedbackSchema, parseWith, resultsSchema } from '@gradus/contract';
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
  handIn('ada', '01-twice.ts', RIGHT(2, 'twice'));
  handIn('ada', '02-thrice.ts', RIGHT(3, 'thrice'));
  handIn('bob', '01-twice.ts', RIGHT(3, 'twice'));
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
  expect(stderr).toMatch(/^5 submissions, 0 to grade, seed 7$/m);
  expect(course.read('out/results/ada.json')).toBe(before);
  expect(grades()[3]).toBe('bob,graded,24.5,100,24.5,"1.01 = 10.5 (x, ""y"")",');
});

test.each([
  [['--seed', '8', '--lessons', '1'], /--seed was 7 and is 8 now/],
  [['--lessons', '2'], /--lessons was 01-times and is 02-plus now/],
])('--resume with other settings is refused by name: %j', async (args, message) => {
  const { code, stderr } = await grade('--resume', ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a folder without submissions, and one that is not there', async () => {
  mkdirSync(join(course.root, 'empty'));
  const empty = await course.gradus(['grade', 'empty', '--out', 'deep/er/out', '--jobs', '1', ...WEAK]);
  expect(empty).toMatchObject({ code: 0 });
  expect(course.read('deep/er/out/grades.csv')).toBe('id,status,points,max,01-times,02-plus,override,note\r\n');
  const missing = await course.gradus(['grade', 'nowhere', '--out', 'other', ...WEAK]);
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no folder "nowhere"') as string });
});

test('an output folder that is a file is one clear line', async () => {
  course.write('a-file', '');
  const { code, stderr } = await course.gradus(['grade', 'handed-in', '--out', 'a-file', ...WEAK]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^a-file.* cannot be written: .*$/m);
});
