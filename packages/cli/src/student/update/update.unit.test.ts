import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError, RELEASE_FILE, type Release } from '@gradus/contract';
import { makeTar } from '@gradus/intake/testing/make-tar';
import { captured } from '../../testing/captured';
import { UsageError } from '../../usage-error';
import { writeRelease } from './testing/write-release';
import { isOlder, update, type UpdateOptions } from './update';

const F = 'exercises/01-a/01-f.ts';
const G = 'exercises/01-a/02-g.ts';
const STUB = '/** Once. */\nexport function f() {\n  //\n  throw new NotImplemented();\n}\n';
const MINE = STUB.replace('throw new NotImplemented();', 'return 1; // mine');
const LESSON = JSON.stringify({ title: 'Linear\u001b[2J algebra', exercises: [] });
const EXERCISES = { [F]: { exercise: 'a/f' }, [G]: { exercise: 'a/g' } };

let [folder, root, next]: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'editions-'));
  [root, next] = [join(folder, 'mine'), join(folder, 'next')];
  writeRelease(root, '0.9.0', { [F]: STUB, [G]: STUB, 'machine/gradus.cjs': '1', 'package-lock.json': '1' }, EXERCISES);
  writeRelease(next, '0.10.0', { [F]: `// 1.01\n${STUB}`, [G]: STUB.replace('NotImplemented()', 'NotImplemented(1)'), 'machine/gradus.cjs': '2', 'package-lock.json': '2', 'grader/02-b/lesson.json': LESSON }, EXERCISES);
  writeFileSync(join(root, F), MINE);
  writeFileSync(join(root, G), MINE);
}); // prettier-ignore
afterEach(() => rmSync(folder!, { recursive: true }));

const read = (path: string) => readFileSync(join(root!, path), 'utf8');
async function run(from: string | undefined, options: Partial<UpdateOptions> = {}) {
  let code = -1;
  const text = await captured(
    'stdout',
    async () => void (code = await update(root!, from, { lang: 'en', ...options })),
  );
  return { code, text: text.replace(/\d{4}-\d\d-\d\dT[\d-]+/g, 'NOW') };
}

function packed(prefix: string, from: string): Buffer {
  const names = (readdirSync(from, { recursive: true }) as string[]).filter((name) => statSync(join(from, name)).isFile());
  return gzipSync(makeTar(names.map((name) => ({ name: `${prefix}/${name.replaceAll('\\', '/')}`, content: readFileSync(join(from, name)) }))));
} // prettier-ignore

const DONE = `Gradus 0.9.0 → 0.10.0
  conflict     exercises/01-a/02-g.ts
               you and the course changed the same lines: yours is as it was; compare it with exercises/01-a/02-g.new.ts, then delete that
  merged       exercises/01-a/01-f.ts
  new          grader/  1 file
  replaced     machine/  3 files
  replaced     package-lock.json
New lesson: 2 Linear�[2J algebra
What was there before is kept: .gradus/backups/NOW
Packages have changed. Run this next: npm ci
Try what was merged: npm test -- exercises/01-a/01-f.ts
`;

describe('update', () => {
  it('brings a newer edition, and says what it did', async () => {
    expect(await run(next)).toEqual({ code: 1, text: DONE });
    expect(read(F)).toBe(`// 1.01\n${MINE}`);
    expect(read(G)).toBe(MINE);
    expect(read(G.replace('.ts', '.new.ts'))).toContain('NotImplemented(1)');
    expect(read('machine/gradus.cjs')).toBe('2');
    expect(await run(next)).toEqual({ code: 0, text: 'Nothing to do: this is 0.10.0 already.\n' });
    expect(read(F)).toBe(`// 1.01\n${MINE}`);
  });

  it('says it in Chinese', async () => {
    const { text } = await run(next, { lang: 'zh' });
    expect(text).toContain('  冲突    exercises/01-a/02-g.ts\n          你和课程改了相同的行');
    expect(text).toContain('接下来请运行：npm ci');
  });

  it('changes nothing when it only shows', async () => {
    const { code, text } = await run(next, { dryRun: true });
    expect(code).toBe(1);
    expect(text.split('\n').slice(1, 7)).toEqual(DONE.split('\n').slice(1, 7));
    expect([read(F), read('machine/gradus.cjs'), existsSync(join(root!, '.gradus'))]).toEqual([MINE, '1', false]);
  });

  it('tells a program', async () => {
    const { text } = await run(next, { json: true });
    expect(JSON.parse(text)).toMatchObject({ from: '0.9.0', to: '0.10.0', isDry: false, late: [], needsInstall: true });
    expect((JSON.parse(text) as { rows: unknown[] }).rows).toContainEqual({
      status: 'merged',
      path: F,
      exercise: 'a/f',
    });
  });

  it('takes an archive, and the package of npm create', async () => {
    const second = join(folder!, 'second');
    cpSync(root!, second, { recursive: true });
    const archive = packed('gradus-course', next!);
    writeFileSync(join(folder!, 'course-0.10.0.tgz'), archive);
    expect(await run(join(folder!, 'course-0.10.0.tgz'))).toEqual({ code: 1, text: DONE });
    const create = makeTar([
      { name: 'package/create.cjs', content: '' },
      { name: 'package/course.tgz', content: archive },
    ]);
    writeFileSync(join(folder!, 'create.tgz'), gzipSync(create));
    root = second;
    expect(await run(join(folder!, 'create.tgz'))).toEqual({ code: 1, text: DONE });
  });

  it('goes back only if told to', async () => {
    await run(next);
    writeRelease(next!, '0.9.9', { [F]: STUB }, { [F]: { exercise: 'a/f' } });
    await expect(run(next)).rejects.toThrow(
      /is edition 0\.9\.9, and this is 0\.10\.0 already\. To go back all the same: --force/,
    );
    expect((await run(next, { force: true })).text).toContain('Gradus 0.10.0 → 0.9.9');
  });
});

describe('update refuses', () => {
  /** The complaint about a changed release; and nothing may have changed here. */
  async function complaint(change: () => void): Promise<string> {
    change();
    const error: unknown = await run(next).catch((thrown: unknown) => thrown);
    expect(error instanceof UsageError || error instanceof InputError).toBe(true);
    expect([read(F), read('machine/gradus.cjs'), existsSync(join(root!, '.gradus'))]).toEqual([MINE, '1', false]);
    return (error as Error).message.replaceAll(folder!, '');
  }
  const rewrite = (change: (release: Release) => void) => {
    const release = JSON.parse(readFileSync(join(next!, RELEASE_FILE), 'utf8')) as Release;
    change(release);
    writeFileSync(join(next!, RELEASE_FILE), JSON.stringify(release));
  };

  it.each<[string, () => void, string]>([
    ['a file that is missing', () => rmSync(join(next!, 'machine/gradus.cjs')), '/next is damaged: machine/gradus.cjs (gradus-release.json, files[4]) is missing. Fetch it again; nothing has been changed.'],
    ['a file that differs', () => writeFileSync(join(next!, 'machine/gradus.cjs'), 'x'), '/next is damaged: machine/gradus.cjs (gradus-release.json, files[4]) has another sha256.'],
    ['a path that leads outside', () => rewrite((release) => (release.files[4]!.path = '../outside.txt')), '/next, gradus-release.json is not valid:\n  files[4].path: holds a name that leads elsewhere'],
    ['a manifest that writes to the terminal', () => rewrite((release) => Object.assign(release, { 'a\u001b[2J': 1 })), '(whole file): Unrecognized key: "a�[2J"'],
    ['a folder that is no edition', () => rmSync(join(next!, RELEASE_FILE)), '/next is no student edition: it holds no gradus-release.json'],
    ['what does not exist', () => rmSync(next!, { recursive: true }), 'There is no /next.'],
    ['a file of another kind', () => writeFileSync((next = join(folder!, 'a.txt')), ''), '/a.txt is neither a folder nor a .tgz'],
    ['an archive that is cut off', () => writeFileSync((next = join(folder!, 'a.tgz')), 'abc'), '/a.tgz is damaged or not a .tar.gz. Fetch it again.'],
    ['a folder in the place of a file', () => (rmSync(join(root!, G)), cpSync(next!, join(root!, G), { recursive: true })), `${G} must be a file for the update.`],
    ['no edition here', () => rmSync(join(root!, RELEASE_FILE)), 'This course has no gradus-release.json'],
    ['to guess where from', () => (next = undefined!), 'Name the folder or archive of the new edition: npx gradus update FILE'],
  ])('%s', async (_, change, sentence) => expect(await complaint(change)).toContain(sentence)); // prettier-ignore

  it('to write through a link', async () => {
    if (process.platform === 'win32') return;
    const outside = join(folder!, 'outside');
    renameSync(join(root!, 'machine'), outside);
    symlinkSync(outside, join(root!, 'machine'));
    await expect(run(next)).rejects.toThrow('machine must be a folder for the update.');
  });
});

test.each([['0.9.0', '0.10.0', true], ['1.0.0', '0.9.9', false], ['1.2.3', '1.2.3', false], ['1.2.3', '1.3.0', true]])(
  'isOlder(%s, %s) is %s', (a, b, expected) => expect(isOlder(a, b)).toBe(expected),
); // prettier-ignore
