import { stripVTControlCharacters } from 'node:util';
import type { Results } from '@gradus/contract';
import { expectGolden } from '../testing/golden';
import { makeCheck, makeExercise, makeResults, makeStub } from '../testing/make-results';
import { makeTerminal } from './style';
import { testReport } from './test-report';

const right = makeExercise({
  id: '4.01',
  name: 'oneHot',
  checks: [makeCheck({ title: 'oneHot([1], 3) = [[0, 1, 0]]' }), makeCheck({ title: 'oneHot() has dtype float32' })],
});

const wrong = makeExercise({
  id: '4.02',
  name: 'softmax',
  checks: [
    makeCheck({ title: 'softmax([0.9741, 0.7026, 0.0407]) = [0.4639, 0.3536, 0.1824]' }),
    makeCheck({
      title: 'softmax() makes each row of a matrix sum to 1',
      status: 'fail',
      message: 'Element [0, 2] is 0.1269 but must be 0.25. 5 of 6 elements are wrong; this one most.',
      input: 'softmax(float32 [2, 3] [[1.0123, -0.5512, 0.25], [0.1, 0.2, 0.3]])',
      expected: 'float32 [2, 3] [[0.5812, 0.1215, 0.25], [0.3006, 0.3322, 0.3672]]',
      received: 'float32 [2, 3] [[0.2951, 0.0617, 0.1269], [0.1526, 0.1687, 0.1865]]',
      cause:
        'The sum runs over the whole tensor: give sum() the axis, and keepDims = true so that the quotient broadcasts.',
    }),
    makeCheck({ title: 'softmax(x + c) = softmax(x)', status: 'fail', message: 'Element [0] is NaN but must be 0.5.' }),
    makeCheck({ title: 'softmax() refuses an axis that is not there', sideCondition: true }),
  ],
});

const crashed = makeExercise({
  id: '4.03',
  name: 'logSumExp',
  checks: [
    makeCheck({ title: 'zeroth', status: 'not-started', message: 'Exercise 4.03 is not implemented yet.' }),
    makeCheck({ title: 'first', status: 'error', message: "TypeError: x.foo is not a function (03-logSumExp.ts:12)" }), // prettier-ignore
    makeCheck({ title: 'second', status: 'invalid-value', message: 'The returned value cannot be judged.' }),
    makeCheck({ title: 'third', status: 'crash', message: 'The code ended its process (exit code 0).' }),
    makeCheck({ title: 'fourth', status: 'memory-limit', message: 'The code used more than 1024 MB of memory.' }),
    makeCheck({ title: 'fifth', status: 'output-limit', message: 'The code printed more than 1 MB.' }),
    makeCheck({ title: 'sixth', status: 'skipped', message: 'There is no GPU here.' }),
  ],
});

const SLOW = 'loop() did not finish within 5 s. Is there a loop that never ends?';
const endless = makeExercise({
  id: '4.04',
  name: 'logSoftmax',
  checks: ['logSoftmax() of a vector', 'logSoftmax() of a matrix'].map((title) =>
    makeCheck({ title, status: 'timeout', message: SLOW, input: 'logSoftmax(float32 [2] [1, 2])' }),
  ),
});

const secret = makeExercise({
  id: '4.05',
  name: 'pickByLabel',
  checks: [
    makeCheck({ title: 'a private one', status: 'fail', visibility: 'private', message: 'SECRET', expected: 'SECRET' }),
    makeCheck({ title: 'a private one that passes', visibility: 'private', message: 'SECRET' }),
    makeCheck({ title: 'a public one', status: 'fail', message: 'Element [1] is 2 but must be 3.', expected: '3' }),
  ],
});

const sideOnly = makeExercise({
  id: '4.06',
  name: 'crossEntropy',
  checks: [
    makeCheck({ title: 'crossEntropy() of one row', status: 'fail', message: 'Nothing was returned.' }),
    makeCheck({ title: 'crossEntropy() leaks no tensor', sideCondition: true, score: 0 }),
  ],
});

const malformed = makeExercise({
  id: '4.07',
  name: 'gradient',
  checks: ['first', 'second'].map(
    (title) =>
    makeCheck({ title, status: 'compile-error', message: 'exercises/04-softmax/07-gradient.ts:3:9 is not valid TypeScript: Expression expected.' }), // prettier-ignore
  ),
});

const printing = makeExercise({
  id: '4.08',
  name: 'jacobian',
  checks: [makeCheck({ title: 'jacobian() is symmetric', status: 'fail', message: 'Element [0] is 1 but must be 2.' })],
  output: Array.from({ length: 15 }, (_, i) => `line ${i + 1} ${'·'.repeat(i === 2 ? 120 : 3)}`).join('\n') + '\n',
  typeErrors: ["line 12: Type 'number' is not assignable to type 'Tensor'."],
});

const trained = makeExercise({
  id: '4.11',
  name: 'train',
  checks: [makeCheck({ title: 'train() learns', status: 'fail', message: 'The accuracy is 0.5 but must be more than 0.9.' })], // prettier-ignore
  curve: {
    unit: 'epoch',
    series: [
      { name: 'loss', values: [2.3, 1.2, 0.71, 'NaN'] },
      { name: 'test accuracy', values: [0.1, 0.45, 0.5, 0.098] },
    ],
  },
});

const missing = makeStub({ id: '4.09', name: 'accuracy' }, 'exercises/04-softmax/09-accuracy.ts is missing; "npx gradus stubs" brings it back.'); // prettier-ignore

const broken = makeExercise({
  id: '4.10',
  name: 'evaluate',
  status: 'infra-error',
  checks: [makeCheck({ title: 'first', status: 'infra-error', message: 'The spec did not finish.\n  at x' })],
});

const untouched = [makeStub({ id: '3.01', name: 'gradient' }), makeStub({ id: '3.02', name: 'jacobian' })];
const lesson = (exercises: Results['lessons'][number]['exercises']) => ({
  id: '04-softmax',
  title: 'Softmax regression',
  exercises,
});
const first = { id: '03-autograd', title: 'Automatic differentiation', exercises: untouched };
const mixed = [right, wrong, crashed, endless, secret, sideOnly, malformed, printing, missing, broken];

const SITUATIONS: Record<string, [Results, 'first' | 'all']> = {
  untouched: [makeResults([first]), 'first'],
  'asked-for-a-stub': [makeResults([first]), 'all'],
  mixed: [makeResults([first, lesson(mixed)]), 'first'],
  'mixed-in-full': [makeResults([lesson(mixed)]), 'all'],
  trained: [makeResults([lesson([trained])]), 'first'],
  'all-passed': [makeResults([lesson([right])]), 'first'],
  'one-begun': [makeResults([first, lesson([right, missing])]), 'first'],
  'one-done': [makeResults([lesson([right, makeStub({ id: '4.02', name: 'softmax' })])]), 'first'],
};

const report = ([results, detail]: [Results, 'first' | 'all'], width: number, color = false) =>
  testReport(results, {
    detail,
    terminal: makeTerminal(width, color),
    curvePath: ({ id }) => `.gradus/curves/${id}.svg`,
  });

describe.each(Object.entries(SITUATIONS))('testReport: %s', (name, situation) => {
  it.each([80, 110])('in %d columns', (width) => {
    expectGolden(`test-report.${name}.${width}`, report(situation, width));
  });

  it('says the same with colour', () => {
    const withoutTrails = (text: string) => text.replace(/ +$/gm, '');
    expect(withoutTrails(stripVTControlCharacters(report(situation, 80, true)))).toBe(report(situation, 80));
  });
});

describe('testReport', () => {
  it('keeps the details of private checks to itself', () => {
    for (const detail of ['first', 'all'] as const) {
      expect(report([makeResults([lesson([secret])]), detail], 80)).not.toContain('SECRET');
    }
  });

  it('goes on with what is wrong before it sends to something new', () => {
    expect(report([makeResults([first, lesson([right, wrong])]), 'first'], 80)).toContain('Go on with: 4.02 softmax');
  });

  it('tells of the first failure in full, not of what was skipped before it', () => {
    const checks = [
      makeCheck({ title: 'skipped', status: 'skipped', message: 'There is no GPU here.' }),
      makeCheck({ title: 'failed', status: 'fail', message: 'Nothing was returned.' }),
    ];
    const text = report([makeResults([lesson([makeExercise({ id: '4.01', name: 'first', checks })])]), 'first'], 80);
    expect(text).toContain('  – skipped  (skipped)\n  ✗ failed\n      Nothing was returned.\n');
  });

  it('fits everything but words that are longer than a line', () => {
    for (const line of report(SITUATIONS['mixed-in-full']!, 80).split('\n')) {
      const hasLongWord = line.trim().split(' ').some((word) => word.length > 40); // prettier-ignore
      expect(hasLongWord ? 0 : line.length).toBeLessThanOrEqual(80);
    }
  });
});

describe('testReport on checks that only a GPU can pass', () => {
  const none = { id: 'ran-on-gpu', status: 'skipped', reason: 'no-gpu', score: 0, maxScore: 1000 } as const;
  const ran = { id: 'ran-on-gpu', status: 'pass', score: 1000, maxScore: 1000 } as const;
  const whole = makeExercise({ ...right, score: 10_000, maxScore: 10_000 });
  const text = (exercise: typeof right, check: typeof none | typeof ran) => {
    const gpu = { score: check.score, maxScore: check.maxScore, checks: [check] };
    const { lessons, ...results } = makeResults([lesson([exercise])]);
    return report([{ ...results, lessons: lessons.map((each) => ({ ...each, gpu })) }, 'all'], 80);
  };

  it('says of a whole lesson that there was no GPU, and of a part of it nothing', () => {
    expect(text(whole, none)).toContain('GPU checks: 0 / 10 points');
    expect(text(right, none)).not.toContain('GPU');
  });

  it('says of a part of a lesson what a GPU made of it', () => {
    expect(text(right, ran)).toContain('GPU checks: 10 / 10 points');
  });
});

describe('testReport on text with escape codes', () => {
  const evil = 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u202ee\rf\u0008';
  const fields = { message: evil, input: evil, expected: evil, received: evil, cause: evil };
  const results = makeResults([
    lesson([
      makeExercise({
        id: '4.01',
        name: 'first',
        checks: [makeCheck({ title: 'one', status: 'fail', ...fields }), makeCheck({ title: 'two', status: 'error', ...fields })], // prettier-ignore
        output: `${evil}\n${evil}`,
        typeErrors: [evil],
      }),
      makeExercise({ id: '4.02', name: 'second', checks: [makeCheck({ title: 'one', status: 'compile-error', message: evil })] }), // prettier-ignore
      makeStub({ id: '4.03', name: 'third' }, `${evil} is missing`),
    ]),
  ]);
  const harmful = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

  it('prints none of them', () => {
    const text = report([results, 'all'], 80);
    expect(text).not.toMatch(harmful);
    expect(text.match(/a�\[2Jb�\]0;title�c�31md�e�f�/g)).toHaveLength(15);
  });

  it('with colour prints no other codes than its own', () => {
    const own = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g; // picocolors' codes
    const text = report([results, 'all'], 80, true);
    expect(text).toMatch(own);
    expect(text.replace(own, '')).not.toMatch(harmful);
  });
});
