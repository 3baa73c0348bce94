import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExerciseResult, parseWith, type Results, resultsSchema } from '@gradus/contract';
import { type Assignment, assignments, moduleOf, readCourse } from '@gradus/judge';
import { Clone, type Ended } from './clone';
import { breakLine } from './messages/break-line';
import { MISTAKES } from './messages/mistakes';
import { SABOTEURS } from './saboteurs';

jest.setTimeout(1_200_000);

let clone: Clone;
let all: readonly Assignment[];
let stubs: ReadonlyMap<string, string>;

beforeAll(() => {
  clone = new Clone(resolve(__dirname, '../../..'));
  clone.install();
  all = assignments(readCourse(clone.root));
  stubs = new Map(all.map((one) => [one.exercise.id, clone.read(`exercises/${moduleOf(one)}.ts`)]));
});
afterAll(() => clone?.dispose());

const npmTest = (...args: string[]) => clone.run('npm', ['test', ...(args.length > 0 ? ['--', ...args] : [])]);
const npx = (...args: string[]) => clone.run('npx', args);
const json = (...args: string[]) => readResults(npx('gradus', 'test', '--json', ...args));
const readResults = ({ stdout }: Ended) => parseWith(resultsSchema, stdout, { file: 'stdout' });

const solutionOf = (one: Assignment) => clone.read(`solutions/${moduleOf(one)}.ts`);
const exercisesOf = (results: Results) => results.lessons.flatMap(({ exercises }) => exercises);
const worth = (some: readonly Assignment[]) => some.reduce((sum, { exercise }) => sum + exercise.points, 0);

/** A lesson's line in the table of lessons. */
function rowOf({ id, title }: Assignment['lesson'], stdout: string): string | undefined {
  return stdout.split('\n').find((line) => line.startsWith(`${Number(id.slice(0, 2))} `) && line.includes(title));
}

/** Writes all exercises: what is given for some, stubs for the rest. */
function handIn(answers: ReadonlyMap<string, string>): void {
  for (const one of all) {
    const { id } = one.exercise;
    writeFileSync(join(clone.root, `exercises/${moduleOf(one)}.ts`), answers.get(id) ?? stubs.get(id)!);
  }
}

function answersTo(some: readonly Assignment[]): Map<string, string> {
  return new Map(some.map((one) => [one.exercise.id, solutionOf(one)]));
}

describe('a student who has just cloned and installed', () => {
  it('sees all lessons, nothing started, and where to begin', () => {
    const { code, stdout } = npmTest();
    expect(code).toBe(0);
    for (const { lesson } of all) expect(rowOf(lesson, stdout)).toMatch(/ 0 \/ \d+ +0 \/ 100 +not started$/);
    expect(stdout).toMatch(new RegExp(`^ +0 / ${worth(all)}$`, 'm'));
    expect(stdout).toContain('Next: 1.01 ');
    expect(stdout).toContain('exercises/01-tensor-ops/README.md');
  });

  it('has stubs that are what the solutions generate, until something is edited', () => {
    expect(npx('gradus', 'stubs', '--check')).toMatchObject({ code: 0, stdout: 'All stubs are up to date.\n' });
    const [first] = all;
    handIn(answersTo([first!]));
    const { code, stdout } = npx('gradus', 'stubs', '--check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^exercises\/\S+ was edited: delete it first\.\nRun "npx gradus stubs" .*\n$/);
  });

  it('finds the lessons as projects of Nx', () => {
    const { code, stdout } = npx('nx', 'show', 'projects', '--with-target', 'grade');
    expect(code).toBe(0);
    const lessons = new Set(all.map(({ lesson }) => `@gradus/${lesson.id}`));
    expect(new Set(stdout.trim().split('\n'))).toEqual(lessons);
  });
});

describe('a student who has done every second exercise', () => {
  let done: readonly Assignment[];
  let results: Results;

  beforeAll(() => {
    done = all.filter((_, i) => i % 2 === 0);
    handIn(answersTo(done));
  });

  it('gets exactly their points', () => {
    const { code, stdout } = npmTest();
    expect(code).toBe(0);
    for (const lesson of new Set(all.map((one) => one.lesson))) {
      const [mine, theirs] = [done, all].map((some) => some.filter((one) => one.lesson === lesson));
      const cells = ` ${mine!.length} / ${theirs!.length} +${worth(mine!)} / 100 +in progress$`;
      expect(rowOf(lesson, stdout)).toMatch(new RegExp(cells));
    }
    expect(stdout).toMatch(new RegExp(`^ +${worth(done)} / ${worth(all)}$`, 'm'));
  });

  it('gets the same from --json', () => {
    results = json();
    expect(results).toMatchObject({ score: worth(done) * 100, maxScore: worth(all) * 100, status: 'pass' });
    const passed = exercisesOf(results).filter(({ status }) => status === 'pass');
    expect(passed.map(({ id }) => id)).toEqual(done.map(({ exercise }) => exercise.id));
  });

  it('does not wait a second time for what has not changed', () => {
    const again = json();
    expect(again.lessons).toEqual(results.lessons); // to the last digit of every duration: nothing ran
    expect(again.provenance.startedAt).not.toBe(results.provenance.startedAt);
  });

  it('who breaks one line runs that exercise alone, and reads what is wrong with it', () => {
    const mistake = MISTAKES.find(({ exercise }) => done.some((one) => one.exercise.id === exercise))!;
    const broken = done.find((one) => one.exercise.id === mistake.exercise)!;
    handIn(answersTo(done).set(mistake.exercise, breakLine(solutionOf(broken), mistake).text));
    const { code, stdout } = npmTest();
    expect(code).toBe(1);
    const page = clone.read('docs/messages.md');
    const part = page.slice(page.indexOf(`## ${mistake.exercise} `)).split('```')[3]!;
    expect(squeezed(stdout)).toContain(squeezed(part.replace(/^text\n/, '')));
    expect(stdout).toContain(`Go on with: ${mistake.exercise} ${broken.exercise.name}`);

    const others = ({ id }: ExerciseResult) => id !== mistake.exercise;
    expect(exercisesOf(json()).filter(others)).toEqual(exercisesOf(results).filter(others));
  });

  /** Lines are broken elsewhere on a wider terminal. */
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
});

describe('a class of saboteurs', () => {
  let results: ReadonlyMap<string, ExerciseResult>;
  let total: Results;
  const lessons = [...new Set(SABOTEURS.map(({ exercise }) => exercise.split('.')[0]!))];

  beforeAll(() => {
    const answers = answersTo(all);
    for (const { exercise, sabotage } of SABOTEURS) answers.set(exercise, sabotage(answers.get(exercise)!));
    handIn(answers);
    total = json('--no-cache', ...lessons);
    results = new Map(exercisesOf(total).map((exercise) => [exercise.id, exercise]));
  });

  it.each(SABOTEURS)('$exercise $does, and earns nothing', ({ exercise, verdicts, message }) => {
    const { score, checks } = results.get(exercise)!;
    expect(score).toBe(0);
    expect(new Set(checks.map(({ status }) => status))).toEqual(new Set(verdicts));
    expect(checks.filter(({ status }) => status !== 'pass').map((check) => check.message)).toEqual(
      checks.flatMap(({ status }) => (status === 'pass' ? [] : [expect.stringMatching(message)])),
    );
  });

  it('does no harm to the others', () => {
    const isGraded = ({ exercise }: Assignment) => lessons.includes(exercise.id.split('.')[0]!);
    const isHonest = ({ exercise: { id } }: Assignment) => !SABOTEURS.some(({ exercise }) => exercise === id);
    const honest = all.filter(isGraded).filter(isHonest);
    for (const { exercise } of honest) {
      expect(results.get(exercise.id)).toMatchObject({ id: exercise.id, score: exercise.points * 100, status: 'pass' });
    }
    expect(total).toMatchObject({
      score: worth(honest) * 100,
      maxScore: worth(all.filter(isGraded)) * 100,
      status: 'fail',
    });
  });
});

describe('a student who has done everything', () => {
  it('has all points', () => {
    handIn(answersTo(all));
    const { code, stdout } = npmTest();
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^ +${worth(all)} / ${worth(all)}$`, 'm'));
    expect(stdout).toContain('Everything passes.');
  });

  it('leaves nothing behind: no file outside of the clone, no process', async () => {
    const ours = clone.leftovers().filter((name) => !name.startsWith('swc-node')); // where Nx's loader keeps its cache
    expect(ours).toEqual([]);
    while (processesWith(clone.root).length > 0) await new Promise((resolve) => setTimeout(resolve, 50)); // until Jest ends the test
  });
});

/** Command lines of processes that name a folder, where the system has /proc. */
function processesWith(folder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // it has ended meanwhile
    }
  });
  return lines.filter((line) => line.includes(folder));
}
