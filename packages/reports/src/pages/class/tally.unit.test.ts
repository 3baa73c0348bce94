import type { CheckResult, Results } from '@gradus/contract';
import { makeCheck, makeExercise, makeResults, makeStub } from '../../testing/make-results';
import { worthALook } from './check-row';
import type { Person } from './person';
import { type CheckTally, tallyClass } from './tally';

function person(id: string, results: Results, given: Partial<Person> = {}): Person {
  const lessons = Object.fromEntries(results.lessons.map((lesson) => [lesson.id, lesson.score]));
  const row = {
    id,
    status: 'graded' as const,
    score: results.score,
    maxScore: results.maxScore,
    lessons,
    override: '',
    note: '',
  };
  return { row, results: { ...results, submission: { ...results.submission, id } }, overrides: [], ...given };
}

const check = (title: string, status: CheckResult['status'], more: Partial<CheckResult> = {}) =>
  makeCheck({ title, status, ...more });

/** Two exercises: of the second one, everybody has what `second` says. */
function student(
  first: CheckResult['status'],
  second: CheckResult['status'],
  more: Partial<CheckResult> = {},
): Results {
  return makeResults([
    {
      id: '01-a',
      title: 'A',
      exercises: [
        makeExercise({ id: '1.01', name: 'one', checks: [check('a', first, more), check('b', first)] }),
        second === 'not-started'
          ? makeStub({ id: '1.02', name: 'two' })
          : makeExercise({ id: '1.02', name: 'two', checks: [check('c', second), check('d', 'pass')] }),
      ],
    },
  ]);
}

describe('tallyClass', () => {
  it('counts among those who began an exercise, and the means among everybody', () => {
    const tally = tallyClass([
      person('x', student('pass', 'pass')),
      person('y', student('pass', 'error')),
      person('z', student('fail', 'not-started')),
    ]);
    const [one, two] = tally.lessons[0]!.exercises;
    expect(one).toMatchObject({ begun: 3, right: 2, mean: 2 / 3 });
    expect(two).toMatchObject({ begun: 2, right: 1, mean: 0.5 });
    expect(two!.checks.find(({ id }) => id === 'c')).toMatchObject({
      begun: 2,
      passed: 1,
      passRate: 0.5,
      failures: [['error', 1]],
    });
    expect(tally.students.map(({ shares, right }) => ({ shares, right }))).toEqual([
      { shares: [1, 1], right: 2 },
      { shares: [1, 0.5], right: 1 },
      { shares: [0, NaN], right: 0 },
    ]);
  });

  it('correlates a check with the points for everything else', () => {
    const people = [student('pass', 'pass'), student('pass', 'fail'), student('fail', 'fail')].map((results, i) =>
      person(String(i), results),
    );
    const [a] = tallyClass(people).lessons[0]!.exercises[0]!.checks;
    // without a itself: 3, 2 and 1 points; passed: 1, 1, 0. r = √3 / 2
    expect(a!.discrimination).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });

  it('counts a misconception once for each student, the most frequent first', () => {
    const keep = { name: 'keep', sentence: 'Keep the axis.' };
    const other = { name: 'other', sentence: 'Other.' };
    const twice = student('fail', 'pass', { misconception: keep });
    twice.lessons[0]!.exercises[0]!.checks[1]!.misconception = keep;
    const tally = tallyClass([
      person('x', student('fail', 'pass', { misconception: other })),
      person('y', twice),
      person('z', student('fail', 'pass', { misconception: keep })),
    ]);
    expect(tally.misconceptions).toEqual([
      { exercise: '1.01', ...keep, ids: ['y', 'z'] },
      { exercise: '1.01', ...other, ids: ['x'] },
    ]);
  });

  it('takes what an instructor decided for the shares, and what the judge found for the checks', () => {
    const override = { id: 'x', exercise: '1.01', points: 1, reason: 'why' };
    const [x] = tallyClass([person('x', student('fail', 'pass'), { overrides: [override] })]).students;
    expect(x!.shares).toEqual([0.5, 1]);
    expect(x!.right).toBe(1);
  });

  it('keeps a place for those without a grade', () => {
    const row = { id: 'r', status: 'refused' as const, lessons: {}, override: '', note: 'no zip' };
    expect(tallyClass([{ row, overrides: [] }])).toMatchObject({
      graded: 0,
      lessons: [],
      students: [{ row, shares: undefined }],
    });
  });
});

describe('worthALook', () => {
  const tally = (passed: number, discrimination: number | undefined): CheckTally => ({
    id: 'a',
    title: 'a',
    sideCondition: false,
    isPrivate: false,
    begun: 100,
    passed,
    passRate: passed / 100,
    discrimination,
    failures: [],
  });

  it.each([
    [0, undefined, 'Nobody'],
    [5, 0.5, 'Hardly'],
    [50, -0.2, 'fail it more often'],
    [50, 0.02, 'says little'],
  ])('asks about a check that %d of 100 pass with a correlation of %p', (passed, r, text) =>
    expect(worthALook(tally(passed, r))).toContain(text),
  );

  it.each([
    [50, 0.4],
    [100, undefined],
    [96, -0.3],
  ])('is content with %d of 100 and %p', (passed, r) => expect(worthALook(tally(passed, r))).toBeUndefined());
});
