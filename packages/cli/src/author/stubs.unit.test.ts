import { ContractError } from '@gradus/contract';
import { readCourse } from '@gradus/judge';
import { StubError } from '@gradus/stubgen';
import { captured } from '../testing/captured';
import { TinyCourse } from '../testing/tiny-course';
import { stubs as command } from './stubs';

let course: TinyCourse;
beforeEach(() => (course = new TinyCourse()));
afterEach(() => course.dispose());

const STUB = 'exercises/02-plus/01-twiceplusone.ts';
const SOLUTION = 'solutions/02-plus/01-twiceplusone.ts';
const MADE = `// Exercise 2.01, 100 points.
// You may import: #01-times/01-twice.
import { NotImplemented } from '@gradus/runtime';

/**
 * Twice a number and one more.
 */
export function twicePlusOne(x: number): number {
  throw new NotImplemented('2.01');
}
`;
const REMAKE = 'Run "npx gradus stubs" to make them anew.\n';

/** What `gradus stubs` prints, and its exit code. */
async function stubs(...args: string[]): Promise<{ code: number; stdout: string }> {
  let code = NaN;
  const words = args.filter((arg) => arg !== '--check');
  const stdout = await captured('stdout', () => {
    code = command(readCourse(course.root), words, { check: words.length < args.length });
  });
  return { code, stdout };
}

describe('gradus stubs', () => {
  it('makes a folder that is not there: stubs, READMEs and pictures', async () => {
    course.write('solutions/02-plus/images/sum.svg', '<svg/>\n');
    course.write('solutions/02-plus/README.zh.md', '# 第 2 课\n');
    expect(await stubs()).toEqual({ code: 0, stdout: '01-times: 9 written\n02-plus: 4 written\n' });
    expect(course.read('exercises/02-plus/README.zh.md')).toBe('# 第 2 课\n');
    expect(course.read(STUB)).toBe(MADE);
    expect(course.read('exercises/02-plus/README.md')).toBe(course.read('solutions/02-plus/README.md'));
    expect(course.read('exercises/02-plus/images/sum.svg')).toBe('<svg/>\n');
    expect(await stubs('--check')).toEqual({ code: 0, stdout: 'All stubs are up to date.\n' });
  });

  it('writes nothing twice', async () => {
    await stubs();
    expect(await stubs()).toEqual({ code: 0, stdout: '01-times: 0 written\n02-plus: 0 written\n' });
  });

  it('makes only the lessons it is asked for', async () => {
    expect(await stubs('plus')).toEqual({ code: 0, stdout: '02-plus: 3 written\n' });
    expect(() => course.read('exercises/01-times/README.md')).toThrow('ENOENT');
  });

  it('keeps a file that somebody edited, also when its solution changes', async () => {
    await stubs();
    course.edit(STUB, "throw new NotImplemented('2.01');", 'return 2 * x + 1;');
    const mine = course.read(STUB);
    course.edit(SOLUTION, 'Twice a number and one more.', 'Twice a number plus one.');
    for (let i = 0; i < 2; i++) {
      expect(await stubs('2')).toEqual({
        code: 0,
        stdout: '02-plus: 0 written, kept because edited: 01-twiceplusone.ts\n',
      });
      expect(course.read(STUB)).toBe(mine);
    }
  });

  it('replaces a file that nobody edited when its solution changes', async () => {
    await stubs();
    course.edit(SOLUTION, 'Twice a number and one more.', 'Twice a number plus one.');
    expect(await stubs('2')).toEqual({ code: 0, stdout: '02-plus: 1 written\n' });
    expect(course.read(STUB)).toBe(MADE.replace('Twice a number and one more.', 'Twice a number plus one.'));
  });

  it('brings back what was deleted', async () => {
    await stubs();
    course.remove(STUB);
    expect(await stubs('2')).toEqual({ code: 0, stdout: '02-plus: 1 written\n' });
    expect(course.read(STUB)).toBe(MADE);
  });

  it.each([
    [
      'no solution',
      () => course.remove(SOLUTION),
      new ContractError(`${SOLUTION} is missing: what is in exercises/ is made from it.`),
    ],
    [
      'a solution without @exercise',
      () => course.edit(SOLUTION, ' *\n * @exercise 2.01\n', ''),
      new StubError(
        SOLUTION,
        6,
        'untagged code would stay in the stub; tag it @exercise if students write it, else @solution',
      ),
    ],
    [
      'a record that is not one',
      () => course.write('grader/02-plus/stubs.json', '[]'),
      /^grader\/02-plus\/stubs\.json is not valid:\n {2}\(whole file\): .*$/,
    ],
  ])('with %s names the file, and writes nothing', async (_, damage, error) => {
    damage();
    await expect(stubs('2')).rejects.toThrow(error);
    expect(() => course.read(STUB)).toThrow('ENOENT');
  });
});

describe('gradus stubs --check', () => {
  beforeEach(() => stubs());

  it('fails on a solution that changed', async () => {
    course.edit(SOLUTION, 'Twice a number and one more.', 'Twice a number plus one.');
    expect(await stubs('--check')).toEqual({
      code: 1,
      stdout: `${STUB} is out of date.\ngrader/02-plus/stubs.json is out of date.\n${REMAKE}`,
    });
    await stubs();
    expect(await stubs('--check')).toMatchObject({ code: 0 });
  });

  it('fails on a stub that was edited, and says what to do first', async () => {
    course.answer('02-plus/01-twiceplusone.ts');
    expect(await stubs('--check')).toEqual({ code: 1, stdout: `${STUB} was edited: delete it first.\n${REMAKE}` });
    course.remove(STUB);
    await stubs();
    expect(await stubs('--check')).toMatchObject({ code: 0 });
  });

  it('fails on a missing stub and a missing record', async () => {
    course.remove(STUB);
    course.remove('grader/01-times/stubs.json');
    expect(await stubs('--check')).toEqual({
      code: 1,
      stdout: `grader/01-times/stubs.json is out of date.\n${STUB} is missing.\n${REMAKE}`,
    });
  });

  it('writes nothing', async () => {
    course.remove(STUB);
    course.edit('exercises/02-plus/README.md', '# Lesson 2', '# Mine');
    await stubs('--check', '2');
    expect(() => course.read(STUB)).toThrow('ENOENT');
    expect(course.read('exercises/02-plus/README.md')).toContain('# Mine');
  });
});
