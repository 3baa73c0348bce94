import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_SETS } from '@gradus/datasets/download';
import { TinyCourse } from '../testing/tiny-course';

let course: TinyCourse;
beforeEach(() => (course = new TinyCourse()));
afterEach(() => course.dispose());

const data = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  course.gradus(['data', ...args], { env: { GRADUS_CACHE: join(course.root, 'cache'), ...env } });

describe('gradus data list', () => {
  it('names every data set and says which are here', async () => {
    course.write('cache/data/mnist/t10k-labels-idx1-ubyte.gz', Buffer.alloc(4542));
    const { code, stdout } = await data(['list']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Data sets, kept in ${join(course.root, 'cache/data')}:`);
    expect(stdout).toMatch(/^ {2}mnist +11\.6 MB {2}1 of 4 files +MNIST/m);
    expect(stdout).toMatch(/^ {2}fashion-mnist +30\.9 MB {2}not here +Fashion-MNIST/m);
    for (const { name } of DATA_SETS) expect(stdout).toContain(`\n  ${name} `);
  });
});

describe('gradus data get', () => {
  it('ends with 1 and says why, and what to do by hand, without a network', async () => {
    const { code, stdout, stderr } = await data(['get', 'book'], { GRADUS_MIRROR: 'http://127.0.0.1:9' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('\n  http://127.0.0.1:9/book/timemachine.txt cannot be reached (');
    expect(stderr).toContain(`put them into\n  ${join(course.root, 'cache/data/book')}`);
    expect(stderr).toContain('npx gradus data verify book');
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(course.root, 'cache/data/book/timemachine.txt'))).toBe(false);
  });

  it('knows only data sets', async () => {
    const { code, stderr } = await data(['get', 'mnits']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'There is no data set "mnits". Data sets: mnist, fashion-mnist, book.\n',
    });
  });
});

describe('gradus data verify', () => {
  it('ends with 1 if a file is missing, cut short or damaged, and says which', async () => {
    course.write('cache/data/mnist/train-labels-idx1-ubyte.gz', Buffer.alloc(100));
    course.write('cache/data/mnist/t10k-labels-idx1-ubyte.gz', Buffer.alloc(4542));
    for (const words of [['mnist'], []]) {
      const { code, stdout } = await data(['verify', ...words]);
      expect(code).toBe(1);
      expect(stdout).toContain('✗ train-images-idx3-ubyte.gz is missing\n');
      expect(stdout).toContain('✗ train-labels-idx1-ubyte.gz has 100 bytes instead of 28881: it is cut short\n');
      expect(stdout).toContain('✗ t10k-labels-idx1-ubyte.gz has the SHA-256 ');
      expect(stdout).toContain('Fetch what is not right: npx gradus data get mnist\n');
    }
  });

  it('says what is in a folder', async () => {
    course.write('mine/book.txt', 'Once upon a time\n');
    const whole = await data(['verify', 'mine']);
    expect(whole).toMatchObject({ code: 0, stdout: '  ✓ book.txt: 16 letters and spaces; not a file of a data set we know\n' });
    course.write('mine/a-idx1-ubyte', 'x');
    const damaged = await data(['verify', 'mine']);
    expect(damaged.code).toBe(1);
    expect(damaged.stdout).toContain('✗ a-idx1-ubyte is damaged: ');
  }); // prettier-ignore

  it('ends with 1 if there is nothing in a folder, with 2 if there is no folder, with 0 if nothing was downloaded', async () => {
    expect(await data(['verify', 'grader'])).toMatchObject({ code: 1, stdout: expect.stringContaining('no file') });
    expect(await data(['verify', 'nowhere'])).toMatchObject({ code: 2, stderr: expect.stringContaining('"nowhere"') });
    expect(await data(['verify'])).toMatchObject({ code: 0, stdout: expect.stringContaining('No data set is here') });
  });
});

describe('GRADUS_DATA', () => {
  it('ends with 2 before anything runs if it names what is not there', async () => {
    const test = (GRADUS_DATA: string) => course.gradus(['test'], { env: { GRADUS_DATA, GRADUS_CACHE: course.root } });
    expect(await test('mnist')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Get it: npx gradus data get mnist'),
    });
    expect(await test('nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('neither a folder nor') });
  });

  it('is read from where the command is given', async () => {
    course.write('exercises/mine/book.txt', 'Once\n');
    course.write(
      'grader/02-plus/01-twiceplusone.spec.ts',
      course
        .read('grader/02-plus/01-twiceplusone.spec.ts')
        .replace("'@gradus/testkit';", "'@gradus/testkit';\nimport { loadText } from '@gradus/datasets';")
        .replace('expect(await', "expect((await loadText({ train: 2, test: 2, seed: 1 })).train).toBe('on');\n  expect(await"),
    );
    course.answer('02-plus/01-twiceplusone.ts');
    const ended = await course.gradus(['test', '2.01'], { folder: 'exercises', env: { GRADUS_DATA: 'mine' } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('✓ twicePlusOne(7) is right');
  }); // prettier-ignore
});
