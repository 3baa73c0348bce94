import { parseWith } from './parse-with';
import { type Results, resultsSchema, VERDICTS } from './results';

function results(): Results {
  const checks = VERDICTS.map((status) => ({
    id: `check-${status}`,
    title: 'softmax(x + c) = softmax(x)',
    status,
    score: status === 'pass' ? 700 : 0,
    maxScore: 700,
    trust: 'judge' as const,
    message: 'a',
    input: 'b',
    expected: 'c',
    received: 'd',
    cause: 'e',
    misconception: { name: '4.02-global-maximum', sentence: 'g' },
    measurements: [{ name: 'f', value: 'NaN' as const, low: 0.5, high: 'Infinity' as const }],
    visibility: 'private' as const,
    sideCondition: true,
    durationMs: 1.5,
  }));
  const sums = { score: 700, maxScore: 9_100, status: 'fail' as const };
  return {
    version: 1,
    submission: {
      id: 'ada',
      files: [{ path: 'exercises/04-softmax/02-softmax.ts', sha256: 'a'.repeat(64) }],
      remarks: [{ status: 'refused', file: 'exercises/04-softmax/01-encode.ts', message: 'is a symbolic link.' }],
    },
    ...sums,
    lessons: [
      {
        id: '04-softmax',
        title: 'Softmax regression',
        ...sums,
        durationMs: 2,
        exercises: [
          {
            id: '4.02',
            name: 'softmax',
            file: '02-softmax.ts',
            ...sums,
            output: 'hello',
            typeErrors: ['line 3: …'],
            checks,
            durationMs: 2,
          },
        ],
      },
    ],
    provenance: {
      gradus: '0.1.0',
      lessonsHash: 'abc',
      machineHash: 'def',
      node: 'v20.20.2',
      backend: 'wasm',
      device: 'CPU',
      seed: 0,
      isolation: { level: 'WEAK', missing: ['network'] },
      limits: { callMs: 1, exerciseMs: 2, heapMb: 3, outputBytes: 4 },
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:01.000Z',
    },
  };
}

test('resultsSchema gives back what was written, with every verdict', () => {
  expect(parseWith(resultsSchema, JSON.stringify(results()), { file: 'results.json' })).toEqual(results());
});

test('VERDICTS are those that reports and exports know', () => {
  const verdicts = 'pass fail not-started error invalid-value timeout memory-limit output-limit crash compile-error forbidden skipped infra-error';
  expect(VERDICTS).toEqual(verdicts.split(' '));
}); // prettier-ignore

describe('resultsSchema refuses', () => {
  const cases: [fact: string, change: (r: Results) => void, field: string][] = [
    ['another version', (r) => Object.assign(r, { version: 2 }), 'version'],
    ['points that are no whole number', (r) => (r.score = 0.5), 'score'],
    ['negative points', (r) => (r.lessons[0]!.score = -1), 'lessons[0].score'],
    ['negative points of a check', (r) => (r.lessons[0]!.exercises[0]!.checks[0]!.score = -1), 'lessons[0].exercises[0].checks[0].score'],
    ['a verdict nobody knows', (r) => Object.assign(r.lessons[0]!.exercises[0]!.checks[0]!, { status: 'ok' }), 'lessons[0].exercises[0].checks[0].status'],
    ['an exercise without checks', (r) => (r.lessons[0]!.exercises[0]!.checks = []), 'lessons[0].exercises[0].checks'],
    ['a hash that is none', (r) => (r.submission.files[0]!.sha256 = 'abc'), 'submission.files[0].sha256'],
    ['a remark with an escape sequence', (r) => (r.submission.remarks![0]!.file = '\u001b[2J'), 'submission.remarks[0].file'],
    ['a remark that turns the direction of writing', (r) => (r.submission.remarks![0]!.message = '\u202e'), 'submission.remarks[0].message'],
    ['no lesson', (r) => (r.lessons = []), 'lessons'],
  ]; // prettier-ignore

  test.each(cases)('%s', (_, change, field) => {
    const changed = results();
    change(changed);
    const parse = () => parseWith(resultsSchema, JSON.stringify(changed), { file: 'results.json' });
    expect(parse).toThrow(`results.json is not valid:\n  ${field}: `);
  });
});
