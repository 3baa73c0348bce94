import { TinyCourse } from '../testing/tiny-course';

const SOLUTION = 'solutions/02-plus/01-twiceplusone.ts';
const SPEC = 'grader/02-plus/01-twiceplusone.spec.ts';
const survivor = { exercise: '2.01', mutator: 'EqualityOperator', original: 'x > 1000', replacement: 'x >= 1000' };
const reason = 'What is returned at 1000 is nobody’s business.';

let course: TinyCourse;
beforeEach(() => {
  course = new TinyCourse();
  course.edit(SOLUTION, 'return twice(x) + 1;', "if (x > 1000) throw new Error('No.');\n  return twice(x) + 1;");
});
afterEach(() => course.dispose());

interface Reported {
  mutants: number;
  survived: number;
  explained: number;
  ignored: number;
  exercises: { survivors: { original: string; replacement: string; line: number }[]; problems: string[] }[];
}

async function mutateJson() {
  const { code, stdout, stderr } = await course.gradus(['mutate', '2', '--json']);
  if (stdout === '') throw new Error(stderr);
  const [lesson] = JSON.parse(stdout) as Reported[];
  return { code, ...lesson!, ...lesson!.exercises[0]! };
}

describe('gradus mutate', () => {
  it('names the mutants that a weak spec does not notice, until a check does or they are listed', async () => {
    const weak = await course.gradus(['mutate', '2']);
    expect(weak.code).toBe(1);
    expect(weak.stdout).toContain(`✗ ${SOLUTION}:9:7 survives with full marks  (ConditionalExpression)\n    - x > 1000\n    + false\n`); // prettier-ignore
    expect(weak.stdout).toContain(`    - x > 1000\n    + x >= 1000\n`);
    expect(weak.stdout).toMatch(/\n02-plus +6 +4 +0 +2 +0 +1 +0 +66\.6% +66\.6%\n/);
    expect(course.read('.gradus/mutation/02-plus.html')).toContain('mutation-test-report-app');

    course.edit(SPEC, 'expect(await twicePlusOne(7))', 'await expect(twicePlusOne(1001)).rejects.toThrow();\n  expect(await twicePlusOne(7))'); // prettier-ignore
    const sharpened = await mutateJson();
    expect(sharpened).toMatchObject({ code: 1, mutants: 6, survived: 1, explained: 0, ignored: 1 });
    expect(sharpened.survivors).toMatchObject([{ original: 'x > 1000', replacement: 'x >= 1000', line: 9 }]);

    course.write('grader/02-plus/survivors.json', JSON.stringify([{ ...survivor, reason }]));
    expect(await mutateJson()).toMatchObject({ code: 0, survived: 1, explained: 1, survivors: [], problems: [] });
    const { exercises, totals } = JSON.parse(course.read('grader/02-plus/mutation.json'));
    expect(exercises).toMatchObject([
      { id: '2.01', mutants: 6, survived: 1, explained: 1, inputs: expect.any(String) },
    ]);
    expect(totals).toMatchObject({ mutants: 6, explained: 1 });

    await course.gradus(['stubs']);
    course.edit(SPEC, 'gen.int(1, 100)', 'gen.int(1, 99)');
    const { stdout } = await course.gradus(['lesson', 'check', '2', '--only', 'misconceptions']);
    expect(stdout).toContain(
      'Exercises that changed since their mutants were judged: 1. To judge them again: gradus mutate 2\n',
    );
  });

  it('refuses an entry of survivors.json that a check notices, and a solution that does not pass', async () => {
    const gone = { ...survivor, original: 'twice(x) + 1', replacement: 'twice(x) - 1', mutator: 'ArithmeticOperator' };
    course.write('grader/02-plus/survivors.json', JSON.stringify([{ ...gone, reason }]));
    const { code, problems } = await mutateJson();
    expect(code).toBe(1);
    expect(problems).toEqual(['2.01 ArithmeticOperator "twice(x) + 1" → "twice(x) - 1" does not survive: remove it.']);
    course.edit(SOLUTION, 'twice(x) + 1', 'twice(x) + 2');
    const wrong = await course.gradus(['mutate', '2']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(
      'The solution of 2.01 itself does not pass, so its mutants would show nothing: its check "seven" is "fail"',
    );
  });
});
