import { TinyCourse } from '../testing/tiny-course';

const FOLDER = 'grader/02-plus';
const header = (...tags: string[]) => `/**\n${tags.map((tag) => ` * ${tag}\n`).join('')} */\n`;
const answer = (result: string) => `export function twicePlusOne(x: number): number {\n  return ${result};\n}\n`;
const wrong = (caughtBy: string, result: string) =>
  header('@misconception One comes last.', `@caughtBy ${caughtBy}`) + answer(result);
const right = (result: string) => header('@alternative It is a sum.') + answer(result);

let course: TinyCourse;
beforeEach(async () => {
  course = new TinyCourse();
  await course.gradus(['stubs']);
});
afterEach(() => course.dispose());

const misconception = (name: string, text: string) => {
  course.write(`${FOLDER}/misconceptions/${name}.ts`, text);
  course.translate('02-plus');
};
const alternative = (name: string, text: string) => course.write(`${FOLDER}/alternatives/${name}.ts`, text);

interface Reported {
  passed: number;
  problems: { subject: string; problem: string }[];
  notes: string[];
}

async function lessonCheck(...args: string[]) {
  const { code, stdout } = await course.gradus(['lesson', 'check', '2', '--json', ...args]);
  return { code, ...(JSON.parse(stdout) as Reported) };
}

describe('gradus lesson check tries the grader', () => {
  it('is content with wrong answers that are caught and other right ones that are not', async () => {
    misconception('01-absolute', wrong('negative', '2 * Math.abs(x) + 1'));
    misconception('01-throws', wrong('seven', '(() => { throw new Error("no"); })()'));
    alternative('01-sum', right('x + x + 1'));
    expect(await lessonCheck()).toMatchObject({ code: 0, problems: [], passed: 9 + 3 + 1, notes: [] });
  });

  it('reports wrong answers that are not caught, or not where they should be, and keeps the verdicts', async () => {
    misconception('01-right', wrong('seven', '1 + 2 * x'));
    misconception('01-elsewhere', wrong('seven', '2 * Math.abs(x) + 1'));
    misconception('01-broken', wrong('seven', '2 *'));
    misconception('01-misspelt', wrong('sevne', '3 * x'));
    misconception('01-refused', `${wrong('seven', '3 * x')}import 'node:fs';\n`);
    alternative('01-not-asked', right('x'));
    const reported = await lessonCheck('--only', 'misconceptions');
    const problem = (name: string, text: unknown) => ({
      subject: `${FOLDER}/misconceptions/${name}.ts`,
      problem: text,
    });
    expect(reported.problems).toEqual([
      problem('01-broken', expect.stringMatching(/^It was not judged, so it shows nothing: "compile-error"\. /)),
      problem(
        '01-elsewhere',
        '"seven" must catch it but passes. Caught by: negative. Sharpen the check, or name another one after @caughtBy.',
      ),
      problem(
        '01-misspelt',
        `${FOLDER}/misconceptions/01-misspelt.ts:3: @caughtBy must name one check of the exercise, but is "sevne". Its checks: seven, random, negative.`,
      ),
      problem('01-refused', expect.stringMatching(/^It was not judged, so it shows nothing: "forbidden"\. /)),
      problem(
        '01-right',
        'No check of 2.01 catches it: "seven" must fail. Sharpen the check, or remove the file if the answer is right.',
      ),
    ]);
    expect(await lessonCheck('--only', 'misconceptions')).toEqual(reported);
  });

  it('takes edits of the solution for answers', async () => {
    const head = header('@misconception One comes last.', '@caughtBy negative');
    const solution = 'solutions/02-plus/01-twiceplusone.ts';
    const edit = (right: string, wrong: string) => `${head}=== replace\n${right}\n=== with\n${wrong}\n`;
    course.write(`${FOLDER}/misconceptions/01-absolute.edit`, edit('twice(x)', 'twice(Math.abs(x))'));
    course.write(`${FOLDER}/misconceptions/01-unfit.edit`, edit('twice(y)', 'twice(Math.abs(y))'));
    course.translate('02-plus');
    const { passed, problems } = await lessonCheck('--only', 'misconceptions');
    expect(passed).toBe(7 + 1 + 1);
    const subject = `${FOLDER}/misconceptions/01-unfit.edit`;
    const problem = `${subject}:6: What is to be replaced must be in ${solution} exactly once, but is not there:\ntwice(y)`;
    expect(problems).toEqual([{ subject, problem }]);
  });

  it('reports other right answers that do not get full marks', async () => {
    alternative('01-absolute', right('2 * Math.abs(x) + 1'));
    misconception('01-not-asked', wrong('seven', '1 + 2 * x'));
    const { code, problems } = await lessonCheck('--only', 'alternatives');
    const problem = 'Check "negative" must be "pass" but is "fail": The result is 7 but must be -5.';
    expect({ code, problems }).toEqual({
      code: 1,
      problems: [{ subject: `${FOLDER}/alternatives/01-absolute.ts`, problem }],
    });
  });

  it('reports if messages cannot name nearly all wrong answers', async () => {
    const same = answer('2 * Math.abs(x) + 1');
    const tags = (sentence: string, ...more: string[]) => header(`@misconception ${sentence}`, '@caughtBy negative', ...more); // prettier-ignore
    misconception('01-absolute', tags('The sign counts.') + same);
    misconception('01-positive', tags('There are negative numbers.', '@unnamed 01-absolute does the same.') + same);
    misconception('01-named', tags('Two at a time.', '@unnamed Who knows?') + answer('2 * x + Math.sign(x)'));
    const { problems } = await lessonCheck('--only', 'misconceptions');
    expect(problems).toEqual([
      { subject: `${FOLDER}/misconceptions/01-named.ts`, problem: 'It is named after all: remove @unnamed.' },
      {
        subject: '02-plus diagnosis',
        problem: expect.stringMatching(/^Messages name only 1 of 2 misconceptions\..*\n.*01-absolute\.ts$/),
      },
    ]);
  });

  it('leaves training exercises to --training', async () => {
    const spec = `${FOLDER}/01-twiceplusone.spec.ts`;
    course.write(spec, course.read(spec).replace(/\}\);\n$/, '}, { callSeconds: 3 });\n'));
    misconception('01-right', wrong('seven', '1 + 2 * x'));
    const { code, notes } = await lessonCheck('--only', 'misconceptions');
    const note = 'Answers to training exercises that were not tried: 1. To try them, which takes minutes: --training.';
    expect({ code, notes }).toEqual({ code: 0, notes: [note] });
    expect(await lessonCheck('--only', 'misconceptions', '--training')).toMatchObject({ code: 1, notes: [] });
  });

  it('does not know what other files in these folders are', async () => {
    const names = ['misconceptions/02-no-such-exercise.ts', 'misconceptions/01-a/01-b.ts', 'alternatives/notes.md'];
    for (const name of names) course.write(`${FOLDER}/${name}`, right('x + x + 1'));
    const { problems } = await lessonCheck();
    expect(problems).toHaveLength(1);
    for (const name of names) expect(problems[0]!.problem).toContain(`${FOLDER}/${name} does not belong there`);
  });
});
