import { TinyCourse } from '../testing/tiny-course';

let course: TinyCourse;
beforeEach(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterEach(() => course.dispose());

const STUB = 'exercises/02-plus/01-twiceplusone.ts';
const SPEC = 'grader/02-plus/01-twiceplusone.spec.ts';

const lessonCheck = (...args: string[]) => course.gradus(['lesson', 'check', ...args]);
const problem = (subject: string, ...lines: string[]) =>
  `✗ ${subject}\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('gradus lesson check', () => {
  it('finds nothing wrong with a lesson that is fit for students, and does not look at others', async () => {
    course.remove('solutions/01-times/README.md');
    const note = '1 of 1 exercises have no misconception yet: all of 02-plus.';
    expect(await lessonCheck('2')).toEqual({ code: 0, stdout: `All 9 findings are fine.\n${note}\n`, stderr: '' });
    const { code, stdout, stderr } = await lessonCheck('2', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ passed: 9, failed: 0, problems: [], notes: [note] });
  });

  it('--json counts what is wrong, for programs', async () => {
    course.remove(STUB);
    const { code, stdout } = await lessonCheck('2', '--json');
    const problems = [{ subject: 'exercises/02-plus', problem: `${STUB} is missing.` }];
    expect({ code, ...JSON.parse(stdout) }).toEqual({ code: 1, passed: 2, failed: 1, problems, notes: [] });
  });

  it.each([
    ['a missing README', () => course.remove('solutions/02-plus/README.md'), problem('solutions/02-plus', 'solutions/02-plus/README.md is missing.')], // prettier-ignore
    ['a missing spec', () => course.remove(SPEC), problem('grader/02-plus', `${SPEC} is missing.`)],
    [
      'an unexpected file',
      () => course.write('exercises/02-plus/notes.txt', ''),
      problem(
        'exercises/02-plus',
        "exercises/02-plus/notes.txt does not belong there: remove it, or list it in the lesson's manifest.",
      ),
    ],
  ])('%s: one message, and nothing is run', async (_, damage: () => void, message) => {
    damage();
    expect(await lessonCheck('2')).toEqual({ code: 1, stdout: `${message}1 of 3 are wrong.\n`, stderr: '' });
  });

  it('has one message for each thing that is wrong in the files, and no other', async () => {
    course.edit('solutions/01-times/README.md', '- 1.03', '-');
    course.edit('solutions/01-times/02-thrice.ts', 'return factor', 'return Math.abs(factor)');
    course.edit('solutions/01-times/02-thrice.ts', '* x;', '* Math.abs(x);');
    course.edit('grader/01-times/04-fivefold.spec.ts', 'await fivefold(-3)', '-15');
    course.editLesson('01-times', ({ exercises }) => (exercises[4]!.hints[1] = exercises[4]!.hints[0]!));
    course.edit('grader/01-times/hints.zh.json', '"1.02"', '"1.08"');
    await course.gradus(['stubs']);
    course.answer('01-times/01-twice.ts');
    const { code, stdout, stderr } = await lessonCheck('1');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(
      [
        problem('1.03 manifest', 'solutions/01-times/README.md does not mention 1.03.'),
        problem('1.05 manifest', '1.05 has the same hint twice.'),
        problem(
          '01-times translations',
          'grader/01-times/hints.zh.json has no hints for 1.02.',
          'grader/01-times/hints.zh.json: the lesson has no exercise 1.08.',
        ),
        problem(
          '01-times stubs',
          'exercises/01-times/01-twice.ts was edited: delete it first.',
          'Run "npx gradus stubs" to make them anew.',
        ),
        problem('1.02 solution', 'Check "negative" must be "pass" but is "fail": The result is 9 but must be -9.'),
        problem('1.04 stub', 'Check "negative" must be "not-started" but is "pass".'),
        '6 of 33 are wrong.\n',
        '7 of 7 exercises have no misconception yet: all of 01-times.\n',
      ].join(''),
    );
  });
});

describe('gradus lesson check on a manifest that is not one', () => {
  const FILE = 'grader/01-times/lesson.json';
  const TIMES = '01-times';

  it.each([
    [
      'points that sum to 99',
      () => course.editLesson(TIMES, ({ exercises }) => (exercises[0]!.points = 15)),
      `${FILE} is not valid:\n  exercises: the points must sum to 100 but sum to 99\n`,
    ],
    [
      'two hints',
      () => course.editLesson(TIMES, ({ exercises }) => exercises[2]!.hints.pop()),
      `${FILE} is not valid:\n  exercises[2].hints: three hints, from vague to concrete\n`,
    ],
    [
      'an id that is there twice',
      () => course.editLesson(TIMES, ({ exercises }) => (exercises[1]!.id = '1.01')),
      expect.stringMatching(
        /^grader\/01-times\/lesson\.json is not valid:\n {2}exercises\[1\]\.id: "1\.01" is used twice\n/,
      ),
    ],
    [
      'broken JSON',
      () => course.edit(FILE, '"title":', '"title"'),
      expect.stringMatching(/^grader\/01-times\/lesson\.json is not JSON: .*\n$/),
    ],
  ])('%s: one message that names file and field', async (_, damage: () => unknown, stderr) => {
    damage();
    expect(await lessonCheck()).toEqual({ code: 3, stdout: '', stderr });
  });
});
