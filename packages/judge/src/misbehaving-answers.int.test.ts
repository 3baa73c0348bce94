import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseResult, Verdict } from '@gradus/contract';
import type { IsolationRequest } from '@gradus/sandbox';
import { assignments, readCourse } from './course';
import { grade } from './grade';
import { makeLesson } from './testing/make-course';
import { TempCourse } from './testing/temp-course';

jest.setTimeout(180_000);

/** The whole file runs at another level with GRADUS_ISOLATION=full. */
const LEVEL = (process.env['GRADUS_ISOLATION'] ?? 'weak') as IsolationRequest;

const FOLDER = join(__dirname, 'fixtures/answers');
const NAMES = readdirSync(FOLDER).map((file) => file.replace('.ts', ''));
const LESSON = '01-misbehaving';
const CALL = 'act() did not finish within 1 s. Is there a loop that never ends?';
const EXIT =
  'The code ended its process (exit code 0) before it answered. It called process.exit(), or awaits a promise that never settles.';
const CANNOT = (why: string) => `The returned value cannot be judged: ${why}.`;
const WRONG = (received: string) => `The result is ${received} but must be 7.`;
const IN = (name: string, line: number) => `(${LESSON}/${stem(name)}.ts:${line})`;
const RESTRICTED = /Access to this API has been restricted|ERR_ACCESS_DENIED/;
const ONLY = /^exercises\/.* imports ".*"\. Exercise 1\.\d\d may import only @gradus\/runtime\.$/;

/** What only a deadline ends gets a short one; on a busy machine everything else may take its time. */
const ENDLESS = new Set(['endless-loop', 'endless-microtasks', 'never-settles-with-a-timer', 'calls-back-forever', 'endless-loop-at-load']); // prettier-ignore

type Expected = [verdict: Verdict, message?: string | RegExp];

/** The verdict on the check that calls act(); the checks before and behind it must pass. */
const IN_THE_CALL: Record<string, Expected> = {
  'right-answer': ['pass'],
  'right-answer-async': ['pass'],
  'wrong-answer': ['fail', WRONG('8')],
  'not-started': ['not-started', /^Exercise 1\.01 is not implemented yet\./],
  'missing-export': ['error', 'TypeError: the file does not export act: keep the names of the stub'],
  'returns-nothing': ['fail', WRONG('undefined')],
  'endless-loop': ['timeout', CALL],
  'endless-microtasks': ['timeout', CALL],
  'never-settles': ['crash', EXIT],
  'never-settles-with-a-timer': ['timeout', CALL],
  'calls-back-forever': ['timeout', /^act\(\) (did not finish within 1 s|called back more than 20000 times)/],
  'exits-early': ['crash', EXIT],
  aborts: ['crash', /^The code ended its process \(signal SIG(ABRT|SEGV)\)\.$/], // in a box it is PID 1, and deaf to SIGABRT
  'overflows-the-stack': ['error', /^RangeError: Maximum call stack size exceeded \(.*\/\d\d-overflows-the-stack\.ts:8\)$/],
  'type-error-at-run-time': ['error', `TypeError: Cannot read properties of undefined (reading 'x') ${IN('type-error-at-run-time', 9)}`],
  'throws-a-string': ['error', 'Error: oops was thrown, which is not an Error'],
  'throws-undefined': ['error', 'Error: undefined was thrown, which is not an Error'],
  'throws-a-trap': ['error', 'Error: something was thrown that cannot be read'],
  'throws-an-error-with-traps': ['error', 'Error: something was thrown that cannot be read'],
  'throws-a-book': ['error', /^Error: x{4000} \(/],
  rejects: ['error', `RangeError: too late ${IN('rejects', 9)}`],
  'rejects-after-return': ['pass'],
  'throws-in-a-timer': ['pass'],
  'throws-in-a-timer-while-awaited': ['crash', 'The code ended its process: Error: in a timer'],
  'floods-output': ['output-limit', 'The code printed more than 1 MB.'],
  'floods-errors': ['output-limit', 'The code printed more than 1 MB.'],
  'eats-heap': ['memory-limit', /^The code used more than (512 MB of JavaScript|1024 MB of) memory\.$/],
  'eats-typed-arrays': ['memory-limit', /^The code (used more than 1024 MB of memory|asked for more memory than it may have \(.*:9\))\.$/],
  'patches-math-abs': ['fail', WRONG('8')],
  'patches-json': ['invalid-value', CANNOT('a reply of unknown form')],
  'overrides-expect': ['fail', WRONG('8')],
  'forges-a-frame': ['invalid-value', "The submission wrote to the judge's channel itself (malformed frame)."],
  'forges-an-answer': ['invalid-value', /^The submission (answered a question nobody asked|wrote to the judge's channel itself)/],
  'closes-the-channel': ['crash', /^The code ended its process: Error: EBADF/],
  'asymmetric-match': ['invalid-value', CANNOT('a symbol cannot be sent')],
  'asymmetric-match-inside': ['invalid-value', CANNOT('it holds a function called "asymmetricMatch"')],
  'thenable-result': ['pass'],
  'thenable-inside': ['invalid-value', CANNOT('it holds a function called "then"')],
  'polluting-result': ['fail', WRONG('{ __proto__: { matcherResult: 1 }, constructor: { prototype: { pass: true } } }')],
  'proxy-result': ['invalid-value', CANNOT('the tensor has already been disposed')], // it poses as everything
  'deep-result': ['invalid-value', CANNOT('the value is nested too deeply, or contains itself')],
  'cyclic-result': ['invalid-value', CANNOT('the value is nested too deeply, or contains itself')],
  'symbol-result': ['invalid-value', CANNOT('a symbol cannot be sent')],
  'class-result': ['fail', WRONG('[Seven]')],
  'function-result': ['fail', WRONG('function')],
  'getter-that-throws': ['error', `RangeError: from a getter ${IN('getter-that-throws', 10)}`],
  'many-functions': ['invalid-value', CANNOT('the value has too many parts to be sent')],
  '300-megabytes': ['invalid-value', /the value is too large to be sent \(300000\d\d\d bytes\)/],
  'million-characters': ['invalid-value', /its texts and parts are too large to be sent/],
  'string-tensor': ['invalid-value', CANNOT('a string tensor cannot be judged')],
  'fake-tensor': ['fail', /^The result is \{ dtype: "float32", shape: \[\], values: Float32Array \[7\], .* but must be 7\.$/],
  'returns-a-disposed-tensor': ['invalid-value', CANNOT('the tensor has already been disposed')],
  'reads-a-file': ['error', RESTRICTED],
  'writes-a-file': ['error', RESTRICTED],
  'starts-a-child-process': ['error', RESTRICTED],
  'opens-a-worker-thread': ['error', RESTRICTED],
  'requires-behind-a-name': ['forbidden', /imports "..\/..\/solutions\/01-misbehaving\/01-right-answer", which this exercise may not use/],
  'imports-in-disguise': ['error', /dynamic import callback/],
}; // prettier-ignore

/** The verdict on all checks, of answers that fail before a check can call them. */
const AT_ONCE: Record<string, Expected> = {
  'endless-loop-at-load': ['timeout', 'loading the file did not finish within 1 s. Is there a loop that never ends?'],
  'exits-at-load': ['crash', EXIT],
  'type-error-at-load': ['error', `TypeError: Cannot read properties of undefined (reading 'x') ${IN('type-error-at-load', 10)}`],
  'imports-the-solution': ['forbidden', ONLY],
  'imports-another-exercise': ['forbidden', ONLY],
  'imports-at-run-time': ['forbidden', ONLY],
  'requires-the-solution': ['forbidden', ONLY],
  'uses-a-forbidden-name': ['forbidden', /uses softmax, which exercise 1\.\d\d asks you to do without\.$/],
  'syntax-error': ['compile-error', /^exercises\/01-misbehaving\/\d\d-syntax-error\.ts:\d is not valid TypeScript: /],
  'not-utf8': ['compile-error', /is not UTF-8 text: save it with the encoding UTF-8\.$/],
  'nested-too-deeply': ['compile-error', /cannot be read: it is nested too deeply, or too large to be parsed\.$/],
}; // prettier-ignore

const BUDGET = { callSeconds: 1, exerciseSeconds: 300 };
const course = new TempCourse([
  makeLesson(
    LESSON,
    NAMES.map((name) => ({
      file: `${stem(name)}.ts`,
      checks: ['before', 'act', 'behind'],
      forbids: { kernels: [], names: ['softmax'] },
    })),
    { budget: BUDGET },
  ),
]);
let results: Map<string, ExerciseResult>;

beforeAll(async () => {
  for (const name of NAMES) {
    const id = `1.${stem(name).slice(0, 2)}`;
    course.write(`exercises/${LESSON}/${stem(name)}.ts`, readFileSync(join(FOLDER, `${name}.ts`)));
    course.write(`grader/${LESSON}/${stem(name)}.spec.ts`, spec(id, name));
  }
  const { root } = course;
  const lessons = readCourse(root);
  const submission = { id: 'mallory', root, tree: 'exercises' };
  const options = {
    course: lessons,
    submission,
    assignments: assignments(lessons),
    backend: 'cpu',
    isolation: LEVEL,
    cache: false,
  };
  const { lessons: graded } = await grade(options);
  results = new Map(graded[0]!.exercises.map((exercise, i) => [NAMES[i]!, exercise]));
});
afterAll(() => course.remove());

test('every answer has an expectation', () => {
  expect([...Object.keys(IN_THE_CALL), ...Object.keys(AT_ONCE)].sort()).toEqual(NAMES.toSorted());
});

test('a right answer gets all points', () => {
  const { score, maxScore, status } = results.get('right-answer')!;
  expect([status, score]).toEqual(['pass', maxScore]);
});

describe('an answer gets the verdict it deserves, and only in the check that calls it:', () => {
  test.each(Object.entries(IN_THE_CALL))('%s', (name, [verdict, message]) => {
    const [before, act, behind] = results.get(name)!.checks;
    expect([act!.status, act!.message ?? '']).toEqual([verdict, matching(message)]);
    expect([before!.status, behind!.status]).toEqual(['pass', 'pass']);
  });
});

describe('an answer that fails at once gets its verdict in every check:', () => {
  test.each(Object.entries(AT_ONCE))('%s', (name, [verdict, message]) => {
    const { checks, score } = results.get(name)!;
    expect(checks.map((check) => [check.status, check.message])).toEqual(Array(3).fill([verdict, matching(message)]));
    expect(score).toBe(0);
  });
});

test('a forbidden means costs the whole exercise', () => {
  expect(results.get('requires-behind-a-name')!.score).toBe(0);
});

test('nothing that was printed is longer than 64 KB', () => {
  for (const name of ['floods-output', 'floods-errors']) expect(results.get(name)!.output).toHaveLength(64 * 1024);
});

test('no worker is left behind', async () => {
  while (strayWorkers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50)); // until Jest ends the test
});

function stem(name: string): string {
  return `${String(NAMES.indexOf(name) + 1).padStart(2, '0')}-${name}`;
}

function matching(message: string | RegExp | undefined): unknown {
  return message instanceof RegExp ? expect.stringMatching(message) : (message ?? '');
}

function spec(id: string, name: string): string {
  const inTheCall = ENDLESS.has(name) ? BUDGET.callSeconds : 30;
  const around = name in AT_ONCE ? inTheCall : 30;
  return `import { check, exercise, tensor } from '@gradus/testkit';

const { right, act } = exercise<any>('${id}');

const doubles = async () => expect(await right(tensor([1, 2]))).toEqualTensor([2, 4]);

check('before', 'right() doubles', doubles, { callSeconds: ${around} });
check('act', 'act() = 7', async () => expect(await act(tensor([1]), () => 1)).toBe(7), { callSeconds: ${inTheCall} });
check('behind', 'right() doubles', doubles, { callSeconds: ${around} });
`;
}

/** Workers whose judge is gone, as far as the system tells. */
function strayWorkers(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const orphan = /^PPid:\s+1$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return orphan && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(course.root);
    } catch {
      return false; // no process, or gone in the meantime
    }
  });
}
