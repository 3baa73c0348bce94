import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const course = new TinyCourse();
afterAll(() => course.dispose());

const RIGHT = 'export const twice = (x: number): number => 2 * x;\n';
const handIn = (id: string, text: string) => course.write(`handed-in/${id}/exercises/01-times/01-twice.ts`, text);
const at = (path: string) => join(course.root, path);

beforeAll(async () => {
  handIn('ada', RIGHT);
  handIn('bob', RIGHT.replace('2', '3'));
  course.write(`handed-in/..evil=1/x.txt`, '');
  course.write('roster.csv', 'id,name,email,handed_in\nada,Ada,a@x.org,2026-11-30T10:00:00Z\nbob,Bob,,2026-12-01T10:00:00Z\neve,Eve,,\n');
  course.write('out/overrides.json', '[{ "id": "bob", "exercise": "1.02", "points": 14, "reason": "SECRET" }]');
  const run = ['grade', 'handed-in', '--out', 'out', '--jobs', '1', '--lessons', '1', '--isolation', 'weak'];
  const { code } = await course.gradus([...run, '--roster', 'roster.csv']);
  expect(code).toBe(0);
}); // prettier-ignore

test('a class for Canvas, with overrides, points and lateness of OUT/course.json', async () => {
  course.write(
    'out/course.json',
    '{ "points": 10, "late": { "deadline": "2026-11-30T12:00:00Z", "percentPerDay": 50 } }',
  );
  const { code, stdout } = await course.gradus(['export', 'out', '--format', 'canvas']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Written: out\/exports\/canvas.csv \(2 students\)\nLeft out: \.\.evil=1 \(refused: .*\)\nLeft out: eve \(missing\)\n$/,
  );
  expect(parse(course.read('out/exports/canvas.csv'))).toEqual([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Gradus'],
    ['Points Possible', '', '', '', '', '10'],
    ['Ada', '', '', 'ada', '', '1.6'],
    ['Bob', '', '', 'bob', '', '0.7'],
  ]);
});

test('a file for each student, and none of an older export', async () => {
  course.write('out/exports/gradescope/old.json', '{}');
  const { code } = await course.gradus(['export', 'out', '--format', 'gradescope']);
  expect(code).toBe(0);
  expect(readdirSync(at('out/exports/gradescope'))).toEqual(['ada.json', 'bob.json']);
  expect(course.read('out/exports/gradescope/bob.json')).not.toContain('SECRET');
});

test("one student's own results go to standard output, and nothing else does", async () => {
  const { stdout } = await course.gradus(['export', '--results', 'out/results/ada.json', '--format', 'exercism']);
  expect(JSON.parse(stdout)).toMatchObject({ version: 3, status: 'fail' });
});

test.each<[string, string[], number, string]>([
  ['a format that there is not', ['out', '--format', 'excel'], 2, "argument 'excel' is invalid"],
  ['nothing to export', ['--format', 'csv'], 2, 'Say what to export'],
  ['a class and a student', ['out', '--results', 'out/results/ada.json', '--format', 'ctrf'], 2, 'Say what to export'],
  ['one student for a gradebook', ['--results', 'out/results/ada.json', '--format', 'csv'], 2, 'The format csv is for a class'],
  ['a folder without a run', ['handed-in', '--format', 'csv'], 2, 'holds no run'],
  ['ids as what they cannot be', ['out', '--format', 'canvas', '--id-as', 'email'], 2, 'takes sis-login-id, sis-user-id, id'],
  ['a folder with other files', ['out', '--format', 'ctrf', '--to', 'handed-in'], 2, 'is not empty'],
  ['a course file that is not there', ['out', '--format', 'csv', '--course', 'no.json'], 3, 'There is no file no.json'],
  ['a roster without times', ['out', '--format', 'csv', '--roster', 'ids.csv'], 3, 'found ada: none, bob: none.'],
])('%s is refused in one line', async (_, args, expected, message) => {
  course.write('ids.csv', 'id\nada\nbob\n');
  const { code, stdout, stderr } = await course.gradus(['export', ...args]);
  expect([code, stdout]).toEqual([expected, '']);
  expect(stderr).toContain(message);
}); // prettier-ignore

test('nothing is written for a student whom the grader failed, and the exit code says so', async () => {
  const results = course.read('out/results/ada.json').replace(/"status": "[a-z-]+"/, '"status": "infra-error"');
  course.write('failed.json', results);
  const own = (format: string) => course.gradus(['export', '--results', 'failed.json', '--format', format, '--to', `${format}.out`]);
  const [gradescope, prairieLearn] = [await own('gradescope'), await own('prairielearn')];
  expect([gradescope.code, prairieLearn.code]).toEqual([3, 3]);
  expect(existsSync(at('gradescope.out'))).toBe(false);
  expect(gradescope.stderr).toContain('gradescope has no way to say so');
  expect(JSON.parse(course.read('prairielearn.out'))).toMatchObject({ gradable: false });
}); // prettier-ignore
