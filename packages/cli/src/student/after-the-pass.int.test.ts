import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TinyCourse } from '../testing/tiny-course';

let course: TinyCourse;
beforeAll(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterAll(() => course.dispose());

const THRICE = '01-times/02-thrice.ts';
const run = async (...args: string[]) => {
  const { code, stdout, stderr } = await course.gradus(args);
  expect(stderr).toBe('');
  return { code, stdout };
};

describe('before an exercise has passed', () => {
  it.each(['show', 'diff'])('gradus %s keeps the reference solution closed, and says what helps', async (command) => {
    const { code, stdout } = await run(command, '1.02');
    expect(code).toBe(1);
    expect(stdout).toContain('1.02 thrice has not passed yet, so its reference solution stays closed.');
    expect(stdout).toContain('a hint: npx gradus hint 1.02');
    expect(stdout).not.toContain('return');
  });

  it('gradus show --give-up opens it, and that is written down', async () => {
    const { code, stdout } = await run('show', '1.01', '--give-up');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\/\/ Exercise 1\.01, /);
    expect(stdout).toContain('export function twice');
    expect(stdout).not.toContain('@exercise');
    expect(course.read('.gradus/progress.jsonl')).toMatch(/"exercise":"times\/twice","did":"give-up"/);
    expect((await run('show', '1.01')).code).toBe(0);
  });
});

describe('once it has passed', () => {
  it('show, diff and the table of lessons know, also when the graders have changed', async () => {
    course.answer(THRICE, (solution) => solution.replace('factor * x', 'x + x + x'));
    expect((await run('test', '1.02')).code).toBe(0);
    expect((await run('show', '1.02')).stdout).toContain('factor * x');

    const { code, stdout } = await run('diff', '1.02');
    expect(code).toBe(0);
    expect(stdout).toContain('--- exercises/01-times/02-thrice.ts\n+++ the reference solution\n');
    expect(stdout).toMatch(/^-.*x \+ x \+ x/m);
    expect(stdout).toMatch(/^\+.*factor \* x/m);

    const before = (await run()).stdout;
    expect(before).toMatch(/^1 .* 1 \/ 7 /m);
    const spec = course.read('grader/01-times/02-thrice.spec.ts');
    course.write('grader/01-times/02-thrice.spec.ts', `${spec}\n// a newer grader\n`);
    expect((await run()).stdout).toBe(before);
    course.write('grader/01-times/02-thrice.spec.ts', spec);
  });

  it('an answer that is the reference solution is said to be it', async () => {
    course.write(`exercises/${THRICE}`, (await run('show', '1.02')).stdout);
    expect((await run('diff', '1.02')).stdout).toContain('letter by letter');
  });
});

describe('gradus reset', () => {
  it('puts the stub back and keeps what was there', async () => {
    const file = 'exercises/01-times/03-fourfold.ts';
    const stub = course.read(file);
    course.write(file, '// mine\n');
    const { code, stdout } = await run('reset', '1.03');
    expect(code).toBe(0);
    expect(course.read(file)).toBe(stub);
    const [, folder] = /What was there is kept: (\S+)/.exec(stdout)!;
    expect(course.read(`${folder}/01-times/03-fourfold.ts`)).toBe('// mine\n');
    expect(course.read('.gradus/progress.jsonl')).toContain('"exercise":"times/fourfold","did":"reset"');
  });

  it('brings back what was deleted, and has nothing to do a second time', async () => {
    const file = 'exercises/01-times/04-fivefold.ts';
    const stub = course.read(file);
    course.remove(file);
    expect((await run('reset', '1.04')).stdout).toContain('1.04 is as at the start.');
    expect(course.read(file)).toBe(stub);
    const again = await run('reset', '1.04');
    expect(again).toEqual({ code: 0, stdout: 'Nothing to reset: these are the stubs as they were given.\n' });
    expect(existsSync(join(course.root, '.gradus/backups'))).toBe(true);
  });
});
