import { type CheckResult, feedbackSchema, type Results } from '@gradus/contract';
import { feedbackOf } from './feedback-of';

const check = (id: string, visibility: CheckResult['visibility'], status: CheckResult['status']): CheckResult => ({
  ...{ id, title: id, status, score: 0, maxScore: 1, trust: 'judge', visibility, sideCondition: false, durationMs: 1 },
  ...{ message: `message ${id}`, input: `input ${id}`, expected: `expected ${id}`, received: `received ${id}`, cause: `cause ${id}` }, // prettier-ignore
  misconception: { name: `misconception ${id}`, sentence: `sentence ${id}` },
  measurements: [{ name: `measurement ${id}`, value: 31_337, low: 0, high: 2 }],
});

const CURVE = { unit: 'epoch' as const, series: [{ name: 'loss', values: [0.125] }] };
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
          checks: [check('open', 'public', 'fail'), check('secret', 'private', 'fail'), check('quiet', 'private', 'pass'), check('secret log', 'public', 'infra-error')],
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
  expect(feedback.lessons[0]!.exercises[0]!.checks.map(({ status }) => status)).toEqual([
    'fail',
    'fail',
    'pass',
    'infra-error',
  ]);
});

test('what an answer prints, reports or lets be measured is not shown once it may know an input of a private check', () => {
  const [lesson] = RESULTS.lessons;
  const exercise = (...checks: CheckResult[]) => ({
    ...lesson!.exercises[0]!,
    output: 'printed',
    curve: CURVE,
    checks,
  });
  const [before, hiding, after] = [exercise(check('a', 'public', 'pass')), exercise(check('b', 'private', 'pass')), exercise(check('c', 'public', 'pass'))]; // prettier-ignore
  const lessons = [
    { ...lesson!, exercises: [before, hiding] },
    { ...lesson!, exercises: [after] },
  ];
  const shown = feedbackOf({ ...RESULTS, lessons }).lessons.flatMap(({ exercises }) => exercises);
  expect(shown.map((it) => /printed|0.125|31337/.test(JSON.stringify(it)))).toEqual([true, false, false]);
  expect(shown[0]).toMatchObject({ output: 'printed', curve: CURVE, checks: [{ measurements: [{ value: 31_337 }] }] });
});
