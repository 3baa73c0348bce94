import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { captured } from '../../testing/captured';
import { update } from './update';

const STUB = '/** Once. */\nexport function f() {\n  //\n  throw new NotImplemented();\n}\n';
const MINE = STUB.replace('throw new NotImplemented();', 'return 1; // mine');
const F = 'exercises/01-a/01-f.ts';
const MOVED = 'exercises/01-a/02-f.ts';
const G = 'exercises/01-a/03-g.ts';

let [folder, course, clone]: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clone-'));
  [course, clone] = [join(folder, 'course'), join(folder, 'clone')];
  mkdirSync(course);
  git(course, 'init', '--quiet', '--initial-branch=main');
  commit(course, {
    [F]: STUB,
    [G]: STUB,
    'grader/01-a/lesson.json': lesson('01-f.ts'),
    'packages/x.js': '1',
    'README.md': 'one',
  });
  git(folder, 'clone', '--quiet', course, clone);
});
afterEach(() => rmSync(folder!, { recursive: true }));

function git(cwd: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...settings, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function commit(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'x');
}

const lesson = (file: string) =>
  JSON.stringify({
    title: 'A',
    exercises: [
      { name: 'f', file },
      { name: 'g', file: '03-g.ts' },
    ],
  });
const read = (path: string) => readFileSync(join(clone!, path), 'utf8');
const run = () => captured('stdout', () => update(clone!, undefined, { lang: 'en' }));

test('a clone gets what its upstream has, twice, and its history stays as it is', async () => {
  writeFileSync(join(clone!, F), MINE);
  writeFileSync(join(clone!, G), "import { f } from './01-f';\n");
  const head = git(clone!, 'rev-parse', 'HEAD');
  expect(await run()).toMatch(/^Nothing to do: this is [0-9a-f]{7} already\.\n$/);

  git(course!, 'mv', F, MOVED);
  commit(course!, { [MOVED]: `// 1.02\n${STUB}`, 'grader/01-a/lesson.json': lesson('02-f.ts'), 'packages/x.js': '2' });
  const told = await run();
  expect(told).toContain(`merged       ${MOVED}  (was ${F})\n`);
  expect(told).toContain(`\n${G} imports './01-f', which is './02-f' now.\n`);
  expect([read(MOVED), read('packages/x.js'), existsSync(join(clone!, F))]).toEqual([`// 1.02\n${MINE}`, '2', false]);

  commit(course!, { [MOVED]: `// 1.02, 5 points\n${STUB}` });
  expect(await run()).toContain(`merged       ${MOVED}\n`);
  expect(read(MOVED)).toBe(`// 1.02, 5 points\n${MINE}`);
  expect(git(clone!, 'rev-parse', 'HEAD')).toBe(head);

  // Whoever commits that and merges by git afterwards has nothing to solve.
  git(clone!, 'add', '--all', '--', '.', ':(exclude).gradus');
  git(clone!, 'commit', '--quiet', '--message', 'Update');
  git(clone!, 'merge', '--quiet', '--no-edit', 'origin/main');
  expect(read(MOVED)).toBe(`// 1.02, 5 points\n${MINE}`);
});

test('what somebody changed in the course itself is for git to merge', async () => {
  writeFileSync(join(clone!, 'packages/x.js'), 'my own');
  commit(course!, { 'packages/x.js': '2' });
  await expect(run()).rejects.toThrow('Files of the course itself were changed here: packages/x.js\n');
  expect(read('packages/x.js')).toBe('my own');
});

test('a folder that is no clone, and a branch that follows nothing, are told what to do', async () => {
  git(clone!, 'checkout', '--quiet', '-b', 'own');
  await expect(run()).rejects.toThrow('git branch --set-upstream-to=origin/main');
  rmSync(join(clone!, '.git'), { recursive: true });
  await expect(run()).rejects.toThrow('npx gradus update FILE\nWithout it only a clone made by git can be updated.');
});
