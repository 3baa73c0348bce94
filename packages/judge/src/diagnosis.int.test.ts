import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseResult } from '@gradus/contract';
import { type Assignment, assignments, type Course, readCourse } from './course';
import { grade } from './grade';
import { gradeAnswers } from './grade-answers';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

jest.setTimeout(180_000);

const SPEC = `import { check, exercise, expectThrows, tensor } from '@gradus/testkit';
const { f } = exercise<any>('1.01');
check('three', 'f(3) = 9', async () => expect(await f(3)).toBe(9), { cause: 'What is usual.' });
check('two', 'f(2) = 4', async () => expect(await f(2)).toBeCloseToNumber(4));
check('random', 'f(x) = x²', async (gen) => {
  const x = gen.number(-5, -4);
  expect(await f(x)).toBeCloseToNumber(x * x);
});
check('called', 'f() calls back', async () => {
  const seen: number[] = [];
  await f(3, (x: number) => void seen.push(x));
  expect(seen).toEqual([3]);
});
check('errors', 'f() refuses NaN', async () => {
  await expectThrows(f(NaN), 'NaN');
  await expectThrows(f(Infinity), 'infinity');
});
check('secret', 'f(-2) = 4', async () => expect(await f(-2)).toBe(4), { visibility: 'private' });
`;

const answer = (square: string, given: { called?: string; refuses?: string } = {}) => `
export function f(x: number, told?: (x: number) => void): number {
  if (${given.refuses ?? '!Number.isFinite(x)'}) throw new Error('not a number');
  told?.(${given.called ?? 'x'});
  return ${square};
}
`;
const header = (sentence: string, caughtBy: string) =>
  `/**\n * @misconception ${sentence}\n * @caughtBy ${caughtBy}\n */\n`;
const THROWS = '(undefined as any).length';

const MISCONCEPTIONS: Record<string, string> = {
  '01-doubled.ts': header('Twice is not the square.', 'three') + answer('x + x'),
  '01-cubed.edit': `${header('Three times is once too often.', 'two')}=== replace\nx * x\n=== with\nx * x * x\n`,
  '01-sign.ts': header('The sign has to go.', 'random') + answer('x * Math.abs(x)'),
  '01-negative.ts': header('Negative numbers, too.', 'random') + answer('x < 0 ? -x * x : x * x'),
  '01-nothing.ts': header('Something has to come.', 'three') + answer('0 * x'),
  '01-zero.ts': header('Something has to come.', 'two') + answer('0'),
  '01-undefined.ts': header('There is nothing to read there.', 'three') + answer(THROWS),
  '01-told.ts': header('Tell x, not its square.', 'called') + answer('x * x', { called: 'x * x' }),
  '01-infinite.ts': header('Infinity is no number either.', 'errors') + answer('x * x', { refuses: 'x !== x' }),
  '01-endless.ts': header('It ends.', 'three') + answer('(() => { for (;;); })()'),
  '01-broken.ts': header('It is not even TypeScript.', 'three') + answer('(('),
};

/** What a student writes, and the misconception that it is taken for. */
const CASES: [does: string, text: string, name: string | undefined][] = [
  ['the same in other words', answer('2 * x'), '01-doubled'],
  ['the same up to rounding', answer('x / 0.5000000001'), '01-doubled'],
  ['the same as an edit', answer('x ** 3'), '01-cubed'],
  ['the same as several that say the same', answer('x - x'), '01-nothing'],
  ['the same as several that say different things', answer('Math.sign(x) * x * x'), undefined],
  ['the same error', answer('(undefined as any).size'), '01-undefined'],
  ['another error', answer('(x as any).size()'), undefined],
  ['another error in its own words', answer("(() => { throw new Error('no'); })()"), undefined],
  ['the same to a function that it is given', answer('x ** 2', { called: 'x ** 2' }), '01-told'],
  ['something else to a function that it is given', answer('x ** 2', { called: '2 * x' }), undefined],
  ['too few refusals, in its own words', answer('x * x', { refuses: 'Number.isNaN(x)' }).replace('not a', 'NaN'), '01-infinite'], // prettier-ignore
  ['something else that is wrong', answer('x * x + 1'), undefined],
  ['one mistake more', answer('2 * x', { called: '0' }), undefined],
  ['nothing that ends', answer('(() => { while (true); })()'), undefined],
  ['what is right', answer('x * x'), undefined],
]; // prettier-ignore

const temp = new TempCourse([makeLesson('01-square', [{ checks: ['three', 'two', 'random', 'called', 'errors', 'secret'] }], { budget: { callSeconds: 3, exerciseSeconds: 90 } })]); // prettier-ignore
let course: Course;
let assignment: Assignment;

beforeAll(() => {
  temp.write('grader/01-square/01-answer.spec.ts', SPEC);
  temp.write('solutions/01-square/01-answer.ts', answer('x * x'));
  for (const [name, text] of Object.entries(MISCONCEPTIONS))
    temp.write(`grader/01-square/misconceptions/${name}`, text);
  course = readCourse(temp.root);
  [assignment] = assignments(course) as [Assignment];
});
afterAll(() => temp.remove());

const namesOf = ({ checks }: ExerciseResult) =>
  Object.fromEntries(checks.flatMap(({ id, misconception }) => (misconception ? [[id, misconception.name]] : [])));
const nameOf = (result: ExerciseResult) => Object.values(namesOf(result))[0];

describe('a wrong answer of a class is taken for a misconception if it does', () => {
  let results: ExerciseResult[];
  beforeAll(async () => {
    const answers = CASES.map(([, text]) => ({ assignment, text }));
    const bySeed = await gradeAnswers(answers, { course, backend: 'cpu', seed: 7 });
    results = answers.map((one) => bySeed.get(one)!);
  });

  test.each(CASES.map(([does, , name], i) => [does, name, i] as const))('%s: %s', (_, name, i) => {
    expect(results[i]!.status).toBe(i === CASES.length - 1 ? 'pass' : 'fail');
    expect(nameOf(results[i]!)).toBe(name);
  });

  test('in all checks that fail and tell what they saw', () => {
    expect(namesOf(results[0]!)).toEqual({ three: '01-doubled', random: '01-doubled' });
    expect(results[0]!.checks[0]).toMatchObject({ misconception: { sentence: 'Twice is not the square.' } });
  });
});

describe('in a run of one’s own', () => {
  const graded = async (text: string) => {
    temp.write('exercises/01-square/01-answer.ts', text);
    const submission = { id: 'ada', root: temp.root, tree: 'exercises' };
    const results = await grade({ course, submission, assignments: [assignment], backend: 'cpu', cache: false });
    return results.lessons[0]!.exercises[0]!;
  };

  it('a misconception is named as well, the first time and later', async () => {
    const first = await graded(answer('2 * x'));
    expect(namesOf(first)).toEqual({ three: '01-doubled', random: '01-doubled' });
    expect(namesOf(await graded(answer('x * 2')))).toEqual(namesOf(first));
  });

  it('verdicts do not depend on it', async () => {
    const first = await graded(answer('2 * x'));
    rmSync(join(temp.root, '.gradus'), { recursive: true });
    temp.write('.gradus/catalogue', 'a file where a folder should be');
    const verdicts = ({ checks }: ExerciseResult) => checks.map(({ id, status, score }) => ({ id, status, score }));
    const second = await graded(answer('2 * x'));
    expect(verdicts(second)).toEqual(verdicts(first));
    expect(namesOf(second)).toEqual({});
    rmSync(join(temp.root, '.gradus'), { recursive: true });
  });
});
