import { type CheckResult, feedbackSchema, type Results } from '@gradus/contract';
import { feedbackOf } from './feedback-of';

const check = (id: string, visibility: CheckResult['visibility'], status: CheckResult['status']): CheckResult => ({
  ...{ id, title: id, status, score: 0, maxScore: 1, trust: 'judge', visibility, sideCondition: false, durationMs: 1 },
  ...{ message: `message ${id}`, input: `input ${id}`, expected: `expected ${id}`, received: `received ${id}`, cause: `cause ${id}` }, // prettier-ignore
  misconception: { name: `misconception ${id}`, sentence: `sentence ${id}` },
  measurements: [{ name: `measurement ${id}`, value: 1, low: 0, high: 2 }],
});

const sums = { score: 0, maxScore: 3, status: 'fail' as const };
const RESULTS: Results = {
  version: 1,
  submission: { id: 'ada', files: [] },
  ...sums,
  lessons: [
    {
      ...{ id: '01-a', title: 'A', ...sums, durationMs: 1 },
      exercises: [
        {
          ...{ id: '1.01', name: 'one', file: '01-one.ts', ...sums, durationMs: 1 },
          checks: [check('open', 'public', 'fail'), check('secret', 'private', 'fail'), check('quiet', 'private', 'pass')],
        },
      ],
    },
  ],
  provenance: {
    ...{ gradus: '0.1.0', lessonsHash: 'hash', machineHash: 'hash', node: 'v20', backend: 'wasm', device: 'CPU', seed: 123_456 },
    isolation: { level: 'FULL', missing: [] },
    limits: { callMs: 1, exerciseMs: 1, heapMb: 1, outputBytes: 1 },
    startedAt: 'then',
    finishedAt: 'now',
  },
}; // prettier-ignore

test('of private checks a student sees the verdict, and of the seed nothing', () => {
  const feedback = feedbackSchema.parse(feedbackOf(RESULTS));
  const text = JSON.stringify(feedback);
  expect(text).toContain('expected open');
  expect(text).not.toMatch(
    /(message|input|expected|received|cause|misconception|sentence|measurement) (secret|quiet)|123456|hash/,
  );
  expect(feedback.lessons[0]!.exercises[0]!.checks.map(({ status }) => status)).toEqual(['fail', 'fail', 'pass']);
});
