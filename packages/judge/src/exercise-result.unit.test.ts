import { type CheckRecord, exerciseResultSchema } from '@gradus/contract';
import { exerciseResult, uniformRecord, withSkipped } from './exercise-result';
import { makeLesson } from './testing/make-course';

const exerciseOf = (points: number, checks: string[]) => makeLesson('04-softmax', [{ points, checks }]).exercises[0]!;

function check(id: string, status: CheckRecord['status'], given: Partial<CheckRecord> = {}): CheckRecord {
  return { id, title: id, status, trust: 'judge', visibility: 'public', sideCondition: false, durationMs: 1, ...given };
}

function resultOf(points: number, checks: CheckRecord[], listed = checks.map(({ id }) => id)) {
  const result = exerciseResult(exerciseOf(points, listed), { id: '4.01', checks, output: '', durationMs: 5 });
  expect(exerciseResultSchema.parse(result)).toEqual(result);
  return result;
}

const scores = (points: number, checks: CheckRecord[]) => resultOf(points, checks).checks.map(({ score }) => score);
const maxima = (points: number, n: number) =>
  resultOf(
    points,
    Array.from({ length: n }, (_, i) => check(`c${i}`, 'fail')),
  ).checks.map(({ maxScore }) => maxScore);

describe('exerciseResult() splits points', () => {
  test('evenly, in hundredths, the first checks taking what is left over', () => {
    expect(maxima(10, 4)).toEqual([250, 250, 250, 250]);
    expect(maxima(10, 3)).toEqual([334, 333, 333]);
    expect(maxima(1, 7)).toEqual([15, 15, 14, 14, 14, 14, 14]);
  });

  test.each([1, 3, 7, 14, 100])('of %i so that nothing is lost, whatever the number of checks', (points) => {
    for (let n = 1; n <= 12; n++) expect(maxima(points, n).reduce((a, b) => a + b)).toBe(points * 100);
  });

  test('so that all passed is exactly all points', () => {
    const result = resultOf(14, ['a', 'b', 'c'].map((id) => check(id, 'pass'))); // prettier-ignore
    expect(result).toMatchObject({ score: 1400, maxScore: 1400, status: 'pass' });
  });
});

describe('exerciseResult() gives points', () => {
  test('for every check that passes, whatever the others do', () => {
    expect(scores(9, [check('a', 'pass'), check('b', 'timeout'), check('c', 'pass')])).toEqual([300, 0, 300]);
  });

  test('for a side condition only beside a right value', () => {
    const side = check('memory', 'pass', { sideCondition: true });
    expect(scores(2, [check('a', 'pass'), side])).toEqual([100, 100]);
    expect(scores(2, [check('a', 'fail'), side])).toEqual([0, 0]);
    expect(scores(2, [check('errors', 'pass', { sideCondition: true }), side])).toEqual([0, 0]);
    expect(scores(3, [side, check('a', 'fail'), check('b', 'pass')])).toEqual([100, 0, 100]);
  });

  test('for nothing once a forbidden means was used', () => {
    const result = resultOf(2, [check('a', 'pass'), check('b', 'forbidden', { message: 'uses softmax' })]);
    expect(result).toMatchObject({ score: 0, status: 'fail' });
    expect(result.checks.map(({ status }) => status)).toEqual(['pass', 'forbidden']);
  });

  test('for nothing but passing', () => {
    const others = ['fail', 'not-started', 'error', 'invalid-value', 'timeout', 'memory-limit', 'output-limit', 'crash', 'compile-error', 'skipped', 'infra-error'] as const; // prettier-ignore
    for (const status of others) expect(resultOf(1, [check('a', status)]).score).toBe(0);
  });
});

describe('exerciseResult().status is', () => {
  test.each<[ReturnType<typeof resultOf>['status'], CheckRecord['status'][]]>([
    ['pass', ['pass', 'pass']],
    ['pass', ['pass', 'skipped']],
    ['fail', ['pass', 'fail']],
    ['fail', ['pass', 'not-started']],
    ['not-started', ['not-started', 'not-started']],
    ['infra-error', ['pass', 'infra-error']],
    ['infra-error', ['not-started', 'infra-error']],
    ['fail', ['timeout']],
  ])('%s for %j', (status, checks) => {
    expect(resultOf(1, checks.map((c, i) => check(`c${i}`, c))).status).toBe(status); // prettier-ignore
  });
});

describe('exerciseResult() is an infra-error without points if the spec ran', () => {
  test.each<[string, string[], string[], string]>([
    ['a check too few', ['a'], ['a', 'b'], 'The spec of 4.01 ran the checks a; lesson.json lists a, b.'],
    ['a check too many', ['a', 'b'], ['a'], 'The spec of 4.01 ran the checks a, b; lesson.json lists a.'],
    ['another check', ['a', 'c'], ['a', 'b'], 'The spec of 4.01 ran the checks a, c; lesson.json lists a, b.'],
    ['a check twice', ['a', 'a', 'b'], ['a', 'b'], 'The spec of 4.01 ran the checks a, a, b; lesson.json lists a, b.'],
    ['none', [], ['a'], 'The spec of 4.01 ran the checks (none); lesson.json lists a.'],
  ])('%s', (_, ran, listed, message) => {
    const result = resultOf(1, ran.map((id) => check(id, 'pass')), listed); // prettier-ignore
    expect(result).toMatchObject({ score: 0, status: 'infra-error' });
    expect(result.checks.map((c) => [c.id, c.status, c.message])).toEqual(listed.map((id) => [id, 'infra-error', message]));
  }); // prettier-ignore
});

test('exerciseResult() reports in the order of the manifest, whatever the order of the run', () => {
  const result = resultOf(2, [check('b', 'fail'), check('a', 'pass')], ['a', 'b']);
  expect(result.checks.map(({ id, score }) => [id, score])).toEqual([['a', 100], ['b', 0]]); // prettier-ignore
});

test('exerciseResult() keeps what the student printed, if anything', () => {
  const record = uniformRecord(exerciseOf(1, ['a']), 'fail', 'why');
  expect(exerciseResult(exerciseOf(1, ['a']), record)).not.toHaveProperty('output');
  expect(exerciseResult(exerciseOf(1, ['a']), { ...record, output: 'hi' }).output).toBe('hi');
});

test('uniformRecord() gives every check the same verdict', () => {
  expect(uniformRecord(exerciseOf(1, ['first-one', 'b']), 'crash', 'why')).toEqual({
    id: '4.01',
    output: '',
    durationMs: 0,
    checks: [
      check('first-one', 'crash', { title: 'first one', message: 'why', durationMs: 0 }),
      check('b', 'crash', { message: 'why', durationMs: 0 }),
    ],
  });
});

describe('withSkipped()', () => {
  const exercise = exerciseOf(3, ['a', 'b', 'c']);
  const skipped = (checks: CheckRecord[]) => withSkipped(exercise, { id: '4.01', checks, output: '', durationMs: 5 });

  test('says of the checks after a failure that they were skipped, for which there are no points', () => {
    const { checks, score } = exerciseResult(exercise, skipped([check('a', 'pass'), check('b', 'fail')]));
    expect(checks.map(({ status }) => status)).toEqual(['pass', 'fail', 'skipped']);
    expect(score).toBe(100);
  });

  test('makes nothing up where no check failed: then a missing one is a fault of the spec', () => {
    const { checks } = exerciseResult(exercise, skipped([check('a', 'pass'), check('b', 'pass')]));
    expect(checks.map(({ status }) => status)).toEqual(['infra-error', 'infra-error', 'infra-error']);
  });
});
