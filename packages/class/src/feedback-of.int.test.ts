import { assignments, grade, readCourse } from '@gradus/judge';
import { makeLesson, TempCourse } from '@gradus/judge/testing';
import { feedbackOf } from './feedback-of';

const INPUT = 424242.5;
const EXPECTED = 717171.25;

/** Says in every way it has what it was given. */
const TELLTALE = `export function act(x: number, onEpoch?: (epoch: number, report: object) => void): number {
  onEpoch?.(1, { loss: x, accuracy: 0 });
  console.log('given', x);
  console.error('given', x);
  return -x;
}
export function fails(x: number): number {
  throw new Error('given ' + x);
}
`;

const SPEC = `import { check, exercise, learningCurve } from '@gradus/testkit';

const { act, fails } = exercise<any>('1.01');
const curve = learningCurve({ epochs: 2 });
const hidden = { visibility: 'private' } as const;

check('shown', 'act(1) = 2', async () => expect(await act(1)).toBe(2));
check('wrong', 'act() of something', async () => expect(await act(${INPUT}, curve.add)).toBe(${EXPECTED}), hidden);
check('close', 'act() of something', async () => expect(await act(${INPUT})).toBeCloseTo(${EXPECTED}), hidden);
check('fails', 'fails() of something', async () => expect(await fails(${INPUT})).toBe(${EXPECTED}), hidden);
`;

const WRONG_ORDER = `import { check, exercise } from '@gradus/testkit';

const { act } = exercise<any>('1.02');
check('hidden', 'act() of something', async () => expect(await act(${INPUT})).toBe(${EXPECTED}), { visibility: 'private' });
check('open', 'act(1) = 2', async () => expect(await act(1)).toBe(2));
`;

const lesson = makeLesson('01-hidden', [
  { checks: ['shown', 'wrong', 'close', 'fails'] },
  { checks: ['hidden', 'open'] },
]);
const course = new TempCourse([lesson]);
course.write('exercises/01-hidden/01-answer.ts', TELLTALE);
course.write('grader/01-hidden/01-answer.spec.ts', SPEC);
course.write('exercises/01-hidden/02-answer.ts', TELLTALE);
course.write('grader/01-hidden/02-answer.spec.ts', WRONG_ORDER);
afterAll(() => course.remove());

test('neither inputs nor expected values of private checks are in what a student sees, though they are in the results', async () => {
  const read = readCourse(course.root);
  const submission = { id: 'mallory', root: course.root, tree: 'exercises' };
  const results = await grade({ course: read, submission, assignments: assignments(read), backend: 'cpu', cache: false }); // prettier-ignore
  for (const canary of [INPUT, EXPECTED]) expect(JSON.stringify(results)).toContain(String(canary));
  expect(results.lessons[0]!.exercises[0]!.curve?.series[0]?.values).toEqual([INPUT]);
  const feedback = JSON.stringify(feedbackOf(results));
  for (const canary of [INPUT, EXPECTED]) expect(feedback).not.toContain(String(canary));
  const message = expect.stringContaining('Check "open" is public and comes after a private one') as string;
  expect(results.lessons[0]!.exercises[1]).toMatchObject({ status: 'infra-error', checks: [{ message }, {}] });
  expect(feedback).toContain('The result is -1 but must be 2.');
});
