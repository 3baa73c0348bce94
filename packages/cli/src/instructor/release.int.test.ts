import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseWith, RELEASE_FILE, releaseSchema, resultsSchema } from '@gradus/contract';
import { type Assignment, assignments, findExercise, moduleOf, readCourse } from '@gradus/judge';
import { leaksIn, secretsOf } from '@gradus/release';
import { installEdition } from '../testing/install-edition';

jest.setTimeout(300_000);

const REPOSITORY = resolve(__dirname, '../../../..');
const COURSE = readCourse(REPOSITORY);
const GOLDEN = join(__dirname, 'fixtures/edition-files.txt');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'release-')));
const edition = join(folder, 'a student', 'gradus-course');
let files: ReadonlyMap<string, Buffer>;

beforeAll(() => {
  expect(gradus('release', join(folder, 'out'))).toMatchObject({ code: 0, stderr: '' });
  mkdirSync(join(folder, 'a student'));
  unpack('out/gradus-course-0.1.0.tgz', 'a student');
  files = filesBelow(edition);
  installEdition(edition);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The teacher's command. */
function gradus(...args: string[]) {
  return ran(process.execPath, [join(REPOSITORY, 'packages/cli/bin/gradus.cjs'), ...args], REPOSITORY);
}

const CUT_OFF = spawnSync('unshare', ['-n', 'true']).status === 0;

/** The student's command, as `npm test` and `npx gradus` find it; without any network where the system can do without. */
function student(...args: string[]) {
  const command = [process.execPath, realpathSync(join(edition, 'node_modules/@gradus/machine/gradus.cjs')), ...args];
  const [program, ...rest] = CUT_OFF ? ['unshare', '-n', ...command] : command;
  return ran(program!, rest, edition);
}

function ran(program: string, args: readonly string[], cwd: string) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { code: status, stdout, stderr };
}

/** What a developer's terminal and npm set. */
const OURS = /^(GRADUS_|JEST_|NODE_|FORCE_COLOR$|NO_COLOR$|LANG$|LC_|npm_)/;

function unpack(archive: string, into: string): void {
  const { status, stderr } = spawnSync('tar', ['-xzf', join(folder, archive)], { cwd: join(folder, into), encoding: 'utf8' }); // prettier-ignore
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

function filesBelow(root: string): Map<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path))]));
}

/** Comparing bytes one by one would take a minute. */
function sumsOf(contents: ReadonlyMap<string, Buffer>): Record<string, string> {
  const sum = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  return Object.fromEntries([...contents].map(([path, content]) => [path, sum(content)]));
}

const solve = (id: string, change = (text: string) => text) => {
  const module = moduleOf(findExercise(COURSE, id)!);
  const text = readFileSync(join(REPOSITORY, 'solutions', `${module}.ts`), 'utf8');
  writeFileSync(join(edition, 'exercises', `${module}.ts`), change(text));
};
const graded = (...args: string[]) => {
  const { stdout, stderr, code } = student('test', '--json', ...args);
  expect(stderr).toBe('');
  return { code, ...parseWith(resultsSchema, stdout, { file: 'stdout' }) };
};
const causes = (results: ReturnType<typeof graded>, id: string) => {
  const exercise = results.lessons.flatMap(({ exercises }) => exercises).find((each) => each.id === id)!;
  return exercise.checks.flatMap(({ cause }) => cause ?? []);
};

describe('what is in it', () => {
  it('are these files and no others; GRADUS_UPDATE=1 writes the list anew', () => {
    const list = `${[...new Set([...files.keys()].map(kindOf))].sort().join('\n')}\n`;
    if (process.env['GRADUS_UPDATE'] === '1') writeFileSync(GOLDEN, list);
    expect(list).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('is listed in its manifest, with the stubs to compare answers with', () => {
    const text = files.get(RELEASE_FILE)!.toString('utf8');
    const release = parseWith(releaseSchema, text, { file: RELEASE_FILE });
    expect(release.files.map(({ path }) => path)).toEqual([...files.keys()].filter((path) => path !== RELEASE_FILE).sort(byCode)); // prettier-ignore
    expect(release.files.flatMap(({ exercise }) => exercise ?? []).sort(byCode)).toEqual(assignments(COURSE).map(keyOf).sort(byCode)); // prettier-ignore
    const stub = release.files.find(({ exercise }) => exercise === 'softmax/softmax')!;
    expect(files.get(stub.base!)!.equals(files.get(stub.path)!)).toBe(true);
  });

  it('is the same in every form and in every release of the same course', () => {
    expect(gradus('release', join(folder, 'again'), '--forms', 'archive,create').code).toBe(0);
    for (const name of ['gradus-course-0.1.0.tgz', 'create-gradus-course-0.1.0.tgz', 'SHA256SUMS']) {
      expect(readFileSync(join(folder, 'again', name)).equals(readFileSync(join(folder, 'out', name)))).toBe(true);
    }
    const sums = sumsOf(files);
    expect(sumsOf(filesBelow(join(folder, 'out/gradus-course')))).toEqual(sums);
    unpack('out/create-gradus-course-0.1.0.tgz', '.');
    const created = spawnSync(process.execPath, ['package/create.cjs', 'created/here'], { cwd: folder, encoding: 'utf8' }); // prettier-ignore
    expect(created).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('  npm ci\n  npm test\n') });
    expect(sumsOf(filesBelow(join(folder, 'created/here')))).toEqual(sums);
    const twice = spawnSync(process.execPath, ['package/create.cjs', 'created'], { cwd: folder, encoding: 'utf8' });
    expect(twice).toMatchObject({ status: 2, stderr: expect.stringContaining('is there already and not empty') });
  });

  it('is no line of a solution or of a wrong answer, in no file and no source map', async () => {
    const published = [...files].filter(([path]) => /^(exercises|grader)\/|\.d\.ts$/.test(path)).map(([, content]) => content.toString('utf8')); // prettier-ignore
    const secrets = await secretsOf(COURSE, published);
    expect(secrets.length).toBeGreaterThan(4000);
    expect(leaksIn(files, secrets)).toEqual([]);
    expect([...files.keys()].filter((path) => /\.map$|solution|misconception|alternative/.test(path))).toEqual([]);
    const isMapped = ([, content]: [string, Buffer]) => /sourceMappingURL=data:[a-z/;=-]+base64,\w/.test(content.toString('utf8')); // prettier-ignore
    expect([...files].filter(isMapped).map(([path]) => path)).toEqual([]);
    const body = readFileSync(join(REPOSITORY, 'solutions/04-softmax/02-softmax.ts'));
    const planted = JSON.stringify({ version: 3, sourcesContent: [`${files.get('machine/gradus.cjs')}${body}`] });
    expect(leaksIn([['machine/gradus.cjs.map', Buffer.from(planted)]], secrets).length).toBeGreaterThan(2);
  });

  it('has of seeds the one that students are graded with, and no private check', () => {
    for (const [path, content] of files) {
      if (path.endsWith('/lesson.json')) expect(JSON.parse(content.toString('utf8'))).toMatchObject({ seeds: [1] });
      if (path.endsWith('.spec.ts')) expect(content.toString('utf8')).not.toContain('private');
    }
  });
});

describe('a student without a network', () => {
  it('sees all lessons, nothing started, and where to begin', () => {
    const { code, stdout, stderr } = student('test');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { title } of COURSE.lessons) expect(stdout).toMatch(new RegExp(`${title} .* 0 / 100 +not started`));
    expect(stdout).toContain('Next: 1.01 describeTensor in exercises/01-tensor-ops/01-describe-tensor.ts');
  });

  it('is told which answer of theirs another one waits for', () => {
    solve('4.04');
    const results = graded('4.04');
    expect(results).toMatchObject({ code: 1, score: 0 });
    expect(results.lessons[0]!.exercises[0]!.checks[0]!.message).toMatch(/^4\.04 imports your 4\.03 logSumExp, which is not written yet .*npm test -- 4\.03$/); // prettier-ignore
  });

  it('is graded with their own answers in the place of references, and told if one of them is wrong', () => {
    solve('4.03', (text) => text.replace('.log()', '.log().mul(2)').replace('tf.Tensor', 'tf.Tensr'));
    const wrong = graded('4.03', '4.04');
    expect(wrong).toMatchObject({ code: 1, status: 'fail' });
    expect(new Set(causes(wrong, '4.04'))).toEqual(new Set(['It is judged with your 4.03 logSumExp, which does not pass: put that right first.'])); // prettier-ignore
    expect(JSON.stringify(wrong)).toContain("has no exported member named 'Tensr'");
    solve('4.03');
    const right = graded('4');
    expect(right).toMatchObject({ code: 0, status: 'pass' });
    expect(right.score).toBe(100 * (pointsOf('4.03') + pointsOf('4.04')));
  });

  it('gets the stub back, and no reference solution', () => {
    expect(student('reset', '4.03').code).toBe(0);
    expect(readFileSync(join(edition, 'exercises/04-softmax/03-log-sum-exp.ts'), 'utf8')).toContain(
      'throw new NotImplemented',
    );
    const closed = { code: 1, stdout: expect.stringContaining('holds no reference solutions: ask your teacher') };
    expect(student('show', '4.04')).toMatchObject(closed);
    expect(student('diff', '4.04', '--give-up')).toMatchObject(closed);
    expect(student('grade', 'handed-in')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is for teachers'),
    });
  });

  it('finds everything in order', () => {
    cpSync(join(REPOSITORY, 'node_modules/.package-lock.json'), join(edition, 'node_modules/.package-lock.json'));
    const { code, stdout } = student('doctor');
    expect(stdout).toContain('✓ The judge runs the stub of 1.01 on the backend wasm');
    expect(stdout).toContain('✓ Editors find TypeScript');
    expect(code).toBe(0);
  });
});

test('a lesson that others need is asked for; others are left out', () => {
  const { code, stderr } = gradus('release', join(folder, 'again'), '--lessons', '5');
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^5\.\d\d may import [34]\.\d\d, so lesson \d has to be released, too\.\n$/) }); // prettier-ignore
});

const pointsOf = (id: string) => findExercise(COURSE, id)!.exercise.points;
const keyOf = ({ lesson, exercise }: Assignment) => `${lesson.id.slice(3)}/${exercise.name}`;
const byCode = (a: string, b: string) => (a < b ? -1 : 1);

/** Which lessons and exercises there are is the course's business, and how packages divide their declarations is theirs. */
function kindOf(path: string): string {
  const lesson = COURSE.lessons.find(({ id }) => path.includes(`/${id}/`));
  const exercise = lesson?.exercises.find(({ file }) => path.includes(`/${file.replace(/\.ts$/, '.')}`));
  return path
    .replace(`/${lesson?.id}/`, '/<lesson>/')
    .replace(exercise?.file.replace(/\.ts$/, '.') ?? '\0', '<exercise>.')
    .replace(/images\/[a-z0-9-]+\.svg$/, 'images/<picture>.svg')
    .replace(/^(machine\/types\/[^/]+\/[^/]+)\/.*\.d\.ts$/, '$1/<declarations>.d.ts');
}
