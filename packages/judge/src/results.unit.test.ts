import { type ExerciseResult, type Provenance, resultsSchema, type WorkStatus } from '@gradus/contract';
import { exerciseResult, uniformRecord } from './exercise-result';
import { toResults } from './results';
import { makeCourse, makeLesson, pick } from './testing/make-course';

const [first, second] = ['01-tensors', '02-autograd'].map((id) => makeLesson(id, [{}, {}, {}])) as [
  ReturnType<typeof makeLesson>,
  ReturnType<typeof makeLesson>,
];
const provenance: Provenance = {
  gradus: '0.1.0',
  lessonsHash: 'abc',
  machineHash: 'def',
  node: 'v20',
  backend: 'wasm',
  device: 'CPU',
  seed: 1,
  isolation: { level: 'WEAK', missing: [] },
  limits: { callMs: 1, exerciseMs: 1, heapMb: 1, outputBytes: 1 },
  startedAt: '',
  finishedAt: '',
};

/** An exercise of a lesson with one result. */
function graded(lesson: typeof first, n: number, status: WorkStatus) {
  const assignment = pick(lesson, n);
  const record = { ...uniformRecord(assignment.exercise, status, ''), durationMs: 10 };
  return { assignment, result: exerciseResult(assignment.exercise, record) as ExerciseResult };
}

const submission = { id: 'ada', files: [] };
const course = makeCourse(first, second);
const results = (...parts: ReturnType<typeof graded>[]) => toResults({ course, graded: parts }, submission, provenance);

test('toResults() sums exercises up to lessons and lessons to a submission', () => {
  const all = results(graded(first, 1, 'pass'), graded(first, 2, 'fail'), graded(second, 1, 'pass'));
  expect(all).toMatchObject({ version: 1, submission, score: 6800, maxScore: 10100, status: 'fail', provenance });
  expect(all.lessons.map(({ id, score, maxScore, status, durationMs }) => [id, score, maxScore, status, durationMs])).toEqual([
    ['01-tensors', 3400, 6700, 'fail', 20],
    ['02-autograd', 3400, 3400, 'pass', 10],
  ]);
  expect(resultsSchema.parse(all)).toEqual(all);
}); // prettier-ignore

describe('toResults().status is', () => {
  test.each<[WorkStatus, WorkStatus[]]>([
    ['pass', ['pass', 'pass', 'pass']],
    ['pass', ['pass', 'not-started', 'not-started']],
    ['fail', ['pass', 'fail', 'not-started']],
    ['not-started', ['not-started', 'not-started', 'not-started']],
    ['infra-error', ['fail', 'infra-error', 'pass']],
  ])('%s for %j', (status, parts) => {
    const [a, b, c] = parts as [WorkStatus, WorkStatus, WorkStatus];
    expect(results(graded(first, 1, a), graded(first, 2, b), graded(first, 3, c)).status).toBe(status);
    expect(results(graded(first, 1, a), graded(first, 2, b), graded(second, 1, c)).status).toBe(status);
  });
});

test('toResults() keeps the order in which lessons and exercises were asked for', () => {
  const all = results(graded(second, 2, 'pass'), graded(first, 3, 'pass'), graded(second, 1, 'pass'));
  expect(all.lessons.map(({ exercises }) => exercises.map(({ id }) => id))).toEqual([['2.02', '2.01'], ['1.03']]);
});
