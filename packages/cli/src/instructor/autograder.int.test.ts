import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lay, unpack } from '@gradus/exports/testing/unpack';
import { TinyCourse } from '../testing/tiny-course';

jest.setTimeout(180_000);

const REPOSITORY = resolve(__dirname, '../../../..');
/** Workers may not follow links to it. */
const WASM = '@tensorflow/tfjs-backend-wasm';

/** Gradescope's folder /autograder, elsewhere; instead of setup.sh, packages that are here. */
const autograder = mkdtempSync(join(tmpdir(), 'gradescope-'));
const course = new TinyCourse();
afterAll(() => {
  course.dispose();
  rmSync(autograder, { recursive: true });
});
const at = (path: string) => join(autograder, path);

beforeAll(async () => {
  course.write('packages/judge/package.json', readFileSync(join(REPOSITORY, 'packages/judge/package.json')));
  const { code, stdout } = await course.gradus(['autograder', '--lessons', '1', '--isolation', 'weak', '--to', 'a.zip']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('for 01-times, worth 100 points.')]);
  lay(await unpack(readFileSync(join(course.root, 'a.zip'))), at('source'));
  linkPackages(at('source/course'));
  cpSync(at('source/run_autograder'), at('run_autograder'));
  writeFileSync(at('submission_metadata.json'), '{ "users": [{ "id": 4711, "name": "$(touch forged)" }] }');
}); // prettier-ignore

/** What `npm ci` makes: packages of ours are those of the course. */
function linkPackages(root: string): void {
  const modules = join(REPOSITORY, 'node_modules');
  mkdirSync(join(root, 'node_modules/@gradus'), { recursive: true });
  mkdirSync(join(root, 'node_modules/@tensorflow'));
  const scoped = readdirSync(join(modules, '@tensorflow')).map((name) => `@tensorflow/${name}`);
  for (const name of [...readdirSync(modules), ...scoped]) {
    if (['@gradus', '@tensorflow', '.cache', WASM].includes(name)) continue;
    symlinkSync(join(modules, name), join(root, 'node_modules', name));
  }
  cpSync(join(modules, WASM), join(root, 'node_modules', WASM), { recursive: true });
  for (const name of readdirSync(join(root, 'packages'))) {
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@gradus', name));
    const own = join(REPOSITORY, 'packages', name, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(root, 'packages', name, 'node_modules'));
  }
}

function attempt(files: Record<string, string>) {
  for (const folder of ['submission', 'results']) rmSync(at(folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries({ 'submission/notes.txt': '', ...files })) {
    mkdirSync(join(at(path), '..'), { recursive: true });
    writeFileSync(at(path), text);
  }
  const { status, stderr } = spawnSync(at('run_autograder'), { cwd: autograder, encoding: 'utf8' });
  const file = at('results/results.json');
  return {
    status,
    stderr,
    results: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined,
  };
}

const TWICE = 'export const twice = (x: number): number => 2 * x;\n';

test('an attempt becomes results.json with the points of its exercises', () => {
  const { status, stderr, results } = attempt({ 'submission/exercises/01-times/01-twice.ts': TWICE });
  expect([status, stderr]).toEqual([0, expect.stringContaining('1 of 1')]);
  expect(results).toMatchObject({ score: 16, tests: expect.arrayContaining([expect.objectContaining({ number: '1.01.1', status: 'passed' })]) });
  expect(existsSync(at('forged'))).toBe(false);
}); // prettier-ignore

test('a submission that cannot be used is told so', () => {
  const files = { 'submission/01-times/01-twice.ts': TWICE, 'submission/exercises/01-times/01-twice.ts': TWICE };
  const { status, results } = attempt(files);
  expect(status).toBe(0);
  expect(results).toMatchObject({ score: 0, output: expect.stringContaining('holds lessons in 2 places'), tests: [] });
});

test('a grader that fails leaves no results, and no zero', () => {
  writeFileSync(at('source/course/grader/01-times/01-twice.spec.ts'), 'throw new Error("a defect");');
  const { status, stderr, results } = attempt({ 'submission/exercises/01-times/01-twice.ts': TWICE });
  expect([status, results]).toEqual([1, undefined]);
  expect(stderr).toContain('The grader failed (exit code 3); there is no score.');
});
