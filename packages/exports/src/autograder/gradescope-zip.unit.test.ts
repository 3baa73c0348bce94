import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unpack } from '../testing/unpack';
import { gradescopeZip } from './gradescope-zip';

const root = mkdtempSync(join(tmpdir(), 'autograder-'));
afterAll(() => rmSync(root, { recursive: true }));
const SETTINGS = { lessons: ['01-a', '02-b'], seed: 7, isolation: 'auto', nodeVersion: 'v20.20.2' };

beforeAll(() => {
  for (const path of [
    ...['package.json', 'package-lock.json', '.env', 'secret.txt', 'solutions/01-a/01-one.ts', 'tools/x/package.json'],
    ...['tools/x/src/main.ts', 'packages/judge/src/a.ts', 'packages/judge/src/a.unit.test.ts', 'exercises/01-a/01-one.ts'],
    ...['packages/judge/node_modules/x/index.js', 'grader/01-a/01-one.spec.ts', 'grader/01-a/misconceptions/01-wrong.ts'],
    ...['packages/x/src/fixtures/a.txt', 'handed-in/ada/a.ts', '.git/config', '.gradus/state.json', 'data/mnist.idx'],
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
}); // prettier-ignore

test('scripts lie outermost and can be run, beside what grading needs and nothing else', async () => {
  const files = await unpack(await gradescopeZip(root, SETTINGS));
  expect(files.map(({ name, mode }) => `${name} ${mode.toString(8)}`)).toEqual([
    ...['setup.sh 755', 'run_autograder 755', 'settings.sh 644', 'course/grader/01-a/01-one.spec.ts 644'],
    ...['course/package-lock.json 644', 'course/package.json 644', 'course/packages/judge/src/a.ts 644'],
    ...['course/solutions/01-a/01-one.ts 644', 'course/tools/x/package.json 644'],
  ]);
  const settings = files.find(({ name }) => name === 'settings.sh')!.content.toString();
  expect(settings).toBe('lessons=01-a,02-b\nseed=7\nisolation=auto\nnode_version=v20.20.2\n');
});

test('the same course gives the same bytes', async () => {
  expect((await gradescopeZip(root, SETTINGS)).equals(await gradescopeZip(root, SETTINGS))).toBe(true);
});

test.each(['a b', '$(id)', "'", '', 'a\nb'])('%j gets into no script', async (isolation) => {
  await expect(gradescopeZip(root, { ...SETTINGS, isolation })).rejects.toThrow('which no setting may contain');
});

test.each(['setup.sh', 'run_autograder'])('bash can parse %s', (name) => {
  const path = resolve(__dirname, '../../templates/gradescope', name);
  expect(spawnSync('bash', ['-n', path], { encoding: 'utf8', env: { PATH: process.env['PATH'] } })).toMatchObject({
    status: 0,
    stderr: '',
  });
});
