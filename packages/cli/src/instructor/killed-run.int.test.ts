import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TinyCourse } from '../testing/tiny-course';

/** `GRADUS_KILLS=20` for a thorough look. */
const KILLS = Number(process.env['GRADUS_KILLS'] ?? 3);
jest.setTimeout(120_000 + KILLS * 60_000);

const GRADUS = resolve(__dirname, '../../bin/gradus.cjs');
const WORDS = ['twice', 'thrice', 'fourfold', 'fivefold', 'sixfold', 'sevenfold', 'eightfold'];
/** More than are graded between the kills. */
const IDS = Array.from({ length: 8 + 4 * KILLS }, (_, i) => `student-${i + 100}`);

const course = new TinyCourse();
afterAll(() => course.dispose());

beforeAll(() => {
  // A run has two halves: what trains comes last, and is kept in parts/ until then.
  course.edit(
    'grader/01-times/07-eightfold.spec.ts',
    'toBe(expected(-3));\n})',
    'toBe(expected(-3));\n}, { callSeconds: 60 })',
  );
  IDS.forEach((id, student) => {
    WORDS.forEach((word, i) => {
      const factor = (student + i) % 4 === 0 ? 9 : i + 2;
      const text = `export const ${word} = (x: number): number => ${factor} * x;\n`;
      course.write(`in/${id}/exercises/01-times/0${i + 1}-${word}.ts`, text);
    });
  });
});

function begin(out: string): ChildProcess {
  const args = ['grade', 'in', '--out', out, '--lessons', '1', '--seed', '3', '--jobs', '2', '--isolation', 'weak', '--resume']; // prettier-ignore
  return spawn(process.execPath, [GRADUS, ...args], { cwd: course.root, stdio: ['ignore', 'pipe', 'pipe'] });
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on('close', done));
const after = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const journal = (out: string) => {
  const file = join(course.root, out, 'journal.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1).filter((line) => line.endsWith('}')) : []; // the last one may be half a line
}; // prettier-ignore

const written = (out: string) =>
  ['results', 'parts'].reduce((sum, folder) => {
    const path = join(course.root, out, folder);
    return sum + (existsSync(path) ? readdirSync(path).length : 0);
  }, journal(out).length);

/** A moment after the next file or line: between writing results, their line, and what follows. */
async function somethingNew(child: ChildProcess, out: string): Promise<void> {
  const before = written(out);
  while (child.exitCode === null && written(out) === before) await after(2);
  await after(Math.random() * 100);
}

/** Processes that name the course: judges, parsers, workers. */
function processes(): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(course.root);
    } catch {
      return false;
    }
  });
}

async function expectNoProcess(): Promise<void> {
  for (let waited = 0; processes().length > 0 && waited < 60_000; waited += 200) await after(200);
  expect(processes()).toEqual([]);
}

test(`a run that is killed ${KILLS} times gives the grades of one that is not, and grades nothing twice`, async () => {
  expect(await ended(begin('whole'))).toBe(0);
  const moments: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const child = begin('killed');
    const over = ended(child);
    if (kill % 2 === 0) await after(Math.random() * 1500);
    else await somethingNew(child, 'killed');
    child.kill('SIGKILL');
    await over;
    moments.push(`${child.signalCode}`);
    await expectNoProcess();
  }
  expect(moments).toEqual(Array(KILLS).fill('SIGKILL'));
  expect(await ended(begin('killed'))).toBe(0);
  expect(course.read('killed/grades.csv')).toBe(course.read('whole/grades.csv'));
  expect(
    journal('killed')
      .map((line) => (JSON.parse(line) as { id: string }).id)
      .sort(),
  ).toEqual(IDS);
  await expectNoProcess();
});

test('Ctrl-C ends a run with 130, says how to go on, and leaves no process', async () => {
  const child = begin('interrupted');
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const over = ended(child);
  while (child.exitCode === null && journal('interrupted').length === 0) await after(5);
  child.kill('SIGINT');
  expect(await over).toBe(130);
  expect(output).toContain('Go on: gradus grade in --out interrupted --resume');
  expect(course.read('interrupted/grades.csv')).toContain('pending');
  expect(existsSync(join(course.root, 'interrupted/lock'))).toBe(false);
  await expectNoProcess();
});

test('a folder that cannot be written to any more is one clear line, and what was graded is kept', async () => {
  rmSync(join(course.root, 'interrupted/results'), { recursive: true });
  mkdirSync(join(course.root, 'aside'), { recursive: true });
  renameSync(join(course.root, 'interrupted/feedback'), join(course.root, 'aside/feedback'));
  course.write('interrupted/feedback', 'a file where a folder should be');
  const child = begin('interrupted');
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  expect(await ended(child)).toBe(2);
  expect(errors).toMatch(/feedback cannot be written: there is a file in its place\. Choose another folder/);
});
