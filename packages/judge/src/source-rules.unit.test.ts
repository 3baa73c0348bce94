import type { SourceFacts } from './inspect-source';
import { forbiddenIn } from './source-rules';
import { makeCourse, makeLesson, pick } from './testing/make-course';

const autograd = makeLesson('03-autograd', [{ file: '01-detach.ts' }]);
const softmax = makeLesson('04-softmax', [
  { file: '01-one-hot.ts' },
  { file: '02-softmax.ts', uses: ['4.01'], forbids: { kernels: [], names: ['softmax', 'tf.grad'] } },
  { file: '03-loss.ts', uses: ['4.02', '3.01'] },
]);
const course = makeCourse(autograd, softmax);

/** The complaint about exercise 4.0n with these facts. */
function complaint(n: number, facts: Partial<SourceFacts>): string | undefined {
  return forbiddenIn(course, pick(softmax, n), 'x.ts', { imports: [], members: [], untouched: false, ...facts });
}

describe('forbiddenIn() takes', () => {
  test.each<[number, string]>([
    [1, '@gradus/runtime'],
    [2, './01-one-hot'],
    [2, './01-one-hot.ts'],
    [2, './01-one-hot.js'],
    [2, '#04-softmax/01-one-hot'],
    [2, '../04-softmax/01-one-hot'],
    [3, './02-softmax'],
    [3, '#03-autograd/01-detach'],
    [3, './01-one-hot'], // used by 4.02, which 4.03 uses
  ])('in 4.0%i an import of %s', (n, request) => expect(complaint(n, { imports: [request] })).toBeUndefined());

  test('names that are not forbidden', () => {
    expect(complaint(2, { members: ['exp', 'grad', 'softmaxes'] })).toBeUndefined();
    expect(complaint(3, { members: ['softmax'] })).toBeUndefined();
  });
});

describe('forbiddenIn() refuses, with what is allowed,', () => {
  const only = 'Exercise 4.02 may import only @gradus/runtime, ./01-one-hot.';

  test.each([
    './02-softmax',
    './03-loss',
    '#03-autograd/01-detach',
    '#04-softmax/02-softmax',
    '../../solutions/04-softmax/01-one-hot',
    '../../solutions/04-softmax/02-softmax',
    './sub/../../04-softmax/02-softmax',
    '@tensorflow/tfjs',
    '@gradus/runtime/src/backend',
    '@gradus/testkit',
    'fs',
    'node:fs',
    '/etc/passwd',
    '',
    '(computed at run time)',
  ])('an import of %j', (request) => {
    expect(complaint(2, { imports: ['@gradus/runtime', request] })).toBe(`x.ts imports "${request}". ${only}`);
  });

  test('an import from another lesson by the name it would have', () => {
    expect(complaint(3, { imports: ['fs'] })).toBe(
      'x.ts imports "fs". Exercise 4.03 may import only @gradus/runtime, ./02-softmax, ./01-one-hot, #03-autograd/01-detach.',
    );
  });

  test.each(['softmax', 'tf.grad'])('the member %s', (name) => {
    expect(complaint(2, { members: ['exp', name] })).toBe(`x.ts uses ${name}, which exercise 4.02 asks you to do without.`);
  });
}); // prettier-ignore
