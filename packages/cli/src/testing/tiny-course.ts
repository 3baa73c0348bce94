import { type ChildProcessByStdio, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Lesson } from '@gradus/contract';
import { lessonSentences } from '@gradus/judge';

const REPOSITORY = resolve(__dirname, '../../../..');
const GRADUS = join(REPOSITORY, 'packages/cli/bin/gradus.cjs');
const WORDS = ['twice', 'thrice', 'fourfold', 'fivefold', 'sixfold', 'sevenfold', 'eightfold'];

/** What a command left. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Folder below the course in which the command is given. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Closes the pipe from its standard output before anything is written to it. */
  readonly isDeaf?: boolean;
}

/**
 * A course in a folder of its own with the machine of this repository: lesson `01-times` with seven exercises
 * (`twice(x)` = 2x and so on), lesson `02-plus` with one that uses the first. Grades in a second.
 */
export class TinyCourse {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'tiny-course-')));

  constructor() {
    cpSync(join(REPOSITORY, 'package.json'), join(this.root, 'package.json'));
    cpSync(join(REPOSITORY, 'jest.preset.cjs'), join(this.root, 'jest.preset.cjs'));
    this.write('nx.json', '{}');
    this.write('tsconfig.exercises.json', TSCONFIG);
    this.link('node_modules');
    for (const name of readdirSync(join(REPOSITORY, 'packages'))) if (name !== 'judge') this.link(`packages/${name}`);
    this.link('packages/judge/src');
    // Jest takes the folder of its configuration for the root, and would follow a link to the repository.
    for (const name of ['jest.config.cjs', 'serve.config.cjs']) {
      cpSync(join(REPOSITORY, 'packages/judge', name), join(this.root, 'packages/judge', name));
    }
    for (const lesson of LESSONS) this.writeLesson(lesson);
  }

  /** Runs the real command. */
  gradus(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    const child = this.start(args, options);
    if (options.isDeaf) child.stdout.destroy();
    return new Promise((done, fail) => {
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
      child.on('error', fail);
      child.on('close', (code) => done({ code, stdout, stderr }));
    });
  }

  /** Starts the real command, for those who want to end it themselves. */
  start(
    args: readonly string[],
    { folder = '', env = {} }: RunOptions = {},
  ): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(process.execPath, [GRADUS, ...args], {
      cwd: join(this.root, folder),
      env: { ...cleanEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
    this.write(path, text.replace(from, to));
  }

  /** Changes a lesson's manifest. */
  editLesson(id: string, change: (lesson: Lesson) => unknown): void {
    const path = `grader/${id}/lesson.json`;
    const lesson = JSON.parse(this.read(path)) as Lesson;
    change(lesson);
    this.write(path, JSON.stringify(lesson, null, 2));
  }

  /** Whatever its grader says by now has words in Chinese, too. */
  translate(id: string): void {
    const lesson = JSON.parse(this.read(`grader/${id}/lesson.json`)) as Lesson;
    const texts = [...lessonSentences(this.root, lesson)].map(([part, english]) => [part, Object.fromEntries(english.map((sentence) => [sentence, `译文：${sentence}`]))]); // prettier-ignore
    this.write(`grader/${lesson.id}/texts.zh.json`, JSON.stringify(Object.fromEntries(texts), null, 2));
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** Hands in the reference solution of an exercise's file, or something made from it. */
  answer(file: string, change: (solution: string) => string = (solution) => solution): void {
    this.write(`exercises/${file}`, change(this.read(`solutions/${file}`)));
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }

  private link(path: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    symlinkSync(join(REPOSITORY, path), join(this.root, path), 'junction');
  }

  private writeLesson(lesson: Lesson): void {
    const names = lesson.exercises.map(({ id, name }) => `- ${id} ${name}\n`);
    this.write(`grader/${lesson.id}/lesson.json`, JSON.stringify(lesson, null, 2));
    this.write(`grader/${lesson.id}/package.json`, JSON.stringify({ name: `@tiny/${lesson.id}` }));
    this.write(`solutions/${lesson.id}/README.md`, `# ${lesson.title}\n\n${names.join('')}`);
    const hints = lesson.exercises.map(({ id, name }) => [id, [`看看 ${name}。`, '这是乘积。', '用运算符 *。']]);
    this.write(`solutions/${lesson.id}/README.zh.md`, `# ${lesson.title}\n\n${names.join('')}`);
    this.write(`grader/${lesson.id}/hints.zh.json`, JSON.stringify(Object.fromEntries(hints), null, 2));
    for (const { id, name, file } of lesson.exercises) {
      this.write(`solutions/${lesson.id}/${file}`, lesson === PLUS ? PLUS_SOLUTION : solution(id, name));
      this.write(`grader/${lesson.id}/${file.replace('.ts', '.spec.ts')}`, spec(lesson.id, id, name, file));
    }
    this.translate(lesson.id);
  }
}

/** The command must not see what the one who runs the tests has chosen. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GRADUS_|FORCE_COLOR$|NO_COLOR$|LANG$|LC_)/.test(name),
  );
  return { ...Object.fromEntries(kept), GRADUS_BACKEND: 'wasm' }; // whatever is installed here besides
}

function factorOf(name: string): number {
  return WORDS.indexOf(name) + 2;
}

function solution(id: string, name: string): string {
  return `/**
 * ${factorOf(name)} times a number.
 *
 * @exercise ${id}
 */
export function ${name}(x: number): number {
  const factor = ${factorOf(name)};
  return factor * x;
}
`;
}

const PLUS_SOLUTION = `import { twice } from '#01-times/01-twice';

/**
 * Twice a number and one more.
 *
 * @exercise 2.01
 */
export function twicePlusOne(x: number): number {
  return twice(x) + 1;
}
`;

function spec(lesson: string, id: string, name: string, file: string): string {
  const formula = name === 'twicePlusOne' ? '2 * x + 1' : `${factorOf(name)} * x`;
  return `import { check, exercise } from '@gradus/testkit';

const { ${name} } = exercise<typeof import('#${lesson}/${file.replace('.ts', '')}')>('${id}');
const expected = (x: number) => ${formula};

check('seven', '${name}(7) is right', async () => {
  expect(await ${name}(7)).toBe(expected(7));
});

check('random', '${name}(x) = ${formula}', async (gen) => {
  const x = gen.int(1, 100);
  expect(await ${name}(x)).toBe(expected(x));
});

check('negative', '${name}(-3) is right', async () => {
  expect(await ${name}(-3)).toBe(expected(-3));
});
`;
}

function lesson(id: string, requires: string[], names: readonly string[], uses: string[]): Lesson {
  const points = Math.floor(100 / names.length);
  const number = Number(id.slice(0, 2));
  return {
    id,
    title: `Lesson ${number}`,
    summary: 'Numbers.',
    requires,
    seeds: [1],
    budget: { callSeconds: 20, exerciseSeconds: 300 }, // who expects a timeout gives less
    exercises: names.map((name, i) => ({
      id: `${number}.0${i + 1}`,
      name,
      file: `0${i + 1}-${name.toLowerCase()}.ts`,
      points: i === 0 ? 100 - points * (names.length - 1) : points,
      uses,
      forbids: { kernels: [], names: [] },
      hints: [`Look at ${name}.`, 'It is a product.', 'Use the operator *.'],
      checks: ['seven', 'random', 'negative'],
    })),
  };
}

const TIMES = lesson('01-times', [], WORDS, []);
const PLUS = lesson('02-plus', ['01-times'], ['twicePlusOne'], ['1.01']);
const LESSONS = [TIMES, PLUS];

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    ...{ target: 'es2022', module: 'preserve', strict: true, noEmit: true, skipLibCheck: true, types: [] },
    paths: { '#*': ['./solutions/*'] },
  },
  include: ['exercises'],
});
