import type { ErrorKind } from '@gradus/contract/protocol';
import { wordingOf } from './language/wording';
import { tensorMatchers } from './matchers/matchers';
import { ForbiddenUse, InfraError, InvalidValue, RemoteError, WorkerDied } from './remote/errors';
import { tensor } from './tensors';
import { verdictOf } from './verdict-of';

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));

/** The verdict on an assertion that does not hold. */
function verdictOn(assertion: () => void): unknown {
  try {
    assertion();
  } catch (thrown) {
    return verdictOf(thrown);
  }
  return 'it held';
}

const remote = (kind: ErrorKind, place?: string) => verdictOf(new RemoteError(kind, 'TypeError', 'x is bad', place));

describe('verdictOf() gives', () => {
  test('error with name, text and place for what student code threw', () => {
    expect(remote('thrown', '02-softmax.ts:12')).toEqual({ status: 'error', message: 'TypeError: x is bad (02-softmax.ts:12)' }); // prettier-ignore
    expect(remote('thrown')).toEqual({ status: 'error', message: 'TypeError: x is bad' });
  });

  test('the other kinds of errors their own verdicts', () => {
    expect(remote('not-implemented')).toEqual({ status: 'not-started', message: 'x is bad' });
    expect(remote('forbidden')).toEqual({ status: 'forbidden', message: 'x is bad' });
    expect(remote('invalid-value')).toEqual({
      status: 'invalid-value',
      message: 'The returned value cannot be judged: x is bad.',
    });
  });

  test.each(['timeout', 'memory-limit', 'output-limit', 'crash'] as const)('%s as the worker died', (verdict) => {
    expect(verdictOf(new WorkerDied(verdict, 'why'))).toEqual({ status: verdict, message: 'why' });
  });

  test.each(['Array buffer allocation failed', 'Invalid typed array length: 14400000000'])(
    'memory-limit where the system gave no more memory: %s',
    (said) => {
      expect(verdictOf(new RemoteError('thrown', 'RangeError', said, '02-softmax.ts:12'))).toEqual({
        status: 'memory-limit',
        message: 'The code asked for more memory than it may have (02-softmax.ts:12).',
        cause: expect.stringMatching(/^Something is far larger than it should be/) as string,
      });
    },
  );

  test.each([
    ['one tensor of shape [9, 9] takes 900 MB; 819 MB is what', /^Something is far larger/],
    ['12 tensors take 900 MB, the last of them has', /^Something is far larger/],
    ['1200 tensors take 820 MB, the last of them has', /^Tensors pile up/],
  ])('memory-limit where tensors took too much: %s', (said, cause) => {
    expect(verdictOf(new RemoteError('memory-limit', 'TensorBudgetExceeded', said, '02-softmax.ts:12'))).toEqual({
      status: 'memory-limit',
      message: `The code needs more memory than it may have (02-softmax.ts:12): ${said}.`,
      cause: expect.stringMatching(cause) as string,
    });
  });

  test('error for a typed array whose length is nonsense', () => {
    const said = 'Invalid typed array length: -1';
    expect(verdictOf(new RemoteError('thrown', 'RangeError', said, undefined)).status).toBe('error');
  });

  test('forbidden, infra-error and invalid-value with their messages', () => {
    expect(verdictOf(new ForbiddenUse('why'))).toEqual({ status: 'forbidden', message: 'why' });
    expect(verdictOf(new InfraError('why'))).toEqual({ status: 'infra-error', message: 'why' });
    expect(verdictOf(new InvalidValue('why', '5'))).toEqual({ status: 'invalid-value', message: 'why', received: '5' });
  });

  test('invalid-value for whatever else a check stumbles over', () => {
    expect(verdictOf(new TypeError('y.map is not a function'))).toEqual({
      status: 'invalid-value',
      message: 'The check could not work with the result (y.map is not a function).',
    });
  });
});

describe('verdictOf() says of an assertion', () => {
  test('of ours: its sentence, both values, the symptom', () => {
    expect(verdictOn(() => expect(tensor([-1, -2])).toBeCloseToTensor([1, 2]))).toEqual({
      status: 'fail',
      message: 'Element [1] is -2 but must be 2. 2 of 2 elements are wrong; this one most.',
      expected: 'float32 [2] [1, 2]',
      received: 'float32 [2] [-1, -2]',
      cause: 'The sign is wrong everywhere.',
    });
  });

  test('of ours that was negated: that the values must differ', () => {
    expect(verdictOn(() => expect(tensor([1])).not.toEqualTensor([1]))).toMatchObject({
      message: 'The tensors are equal, but must differ.',
    });
  });

  test.each<[string, () => void, string]>([
    ['toBe', () => expect(3).toBe(4), 'The result is 3 but must be 4.'],
    ['toBe on texts', () => expect('χ² = 124').toBe('χ² < 72'), 'The result is "χ² = 124" but must be "χ² < 72".'],
    ['toBe on zeros', () => expect(-0).toBe(0), 'The result is -0 but must be 0.'],
    ['toEqual', () => expect({ a: [1] }).toEqual({ a: [2] }), 'The result is { a: [1] } but must be { a: [2] }.'],
    ['toStrictEqual', () => expect([1]).toStrictEqual([2]), 'The result is [1] but must be [2].'],
    ['toEqual on undefined', () => expect(undefined).toEqual(1), 'The result is undefined but must be 1.'],
    ['not.toBe', () => expect(3).not.toBe(3), 'The result must not be 3.'],
    ['toBeNull', () => expect(3).toBeNull(), 'Received: 3'],
    ['toBeLessThan', () => expect(3).toBeLessThan(2), 'Expected: < 2, Received:   3'],
    ['toHaveLength', () => expect([1]).toHaveLength(2), 'Expected length: 2, Received length: 1, Received array:  [1]'],
    ['toBeInstanceOf', () => expect(3).toBeInstanceOf(Error), 'Expected constructor: Error, Received value has no prototype, Received value: 3'],
  ])('of Jest: %s in one plain sentence', (_, assertion, message) => {
    expect(verdictOn(assertion)).toMatchObject({ status: 'fail', message });
  }); // prettier-ignore

  test.each<[string, () => void]>([
    ['toBe', () => expect('\u001b[31mred').toBe('blue')],
    ['toBeNull', () => expect('\u001b[31mred').toBeNull()],
    ['toContain', () => expect(['\u001b[31mred']).toContain('blue')],
  ])('no escape code of a student comes through %s', (_, assertion) => {
    expect(JSON.stringify(verdictOn(assertion))).not.toMatch(/(?<!\\)\\u001b/);
  });
});

test('verdictOf() words what is ours in the language asked for, and leaves what is the student’s', () => {
  const wording = wordingOf({ language: 'zh', sentences: { 'axis 7': '轴 7', 'number of calls': '调用次数' } });
  const inChinese = (thrown: unknown) => verdictOf(thrown, true, wording);
  const { toRefuse, toBeBetween, toBeCloseToTensor } = tensorMatchers;
  expect(toRefuse({ threw: false, returned: '5' }, 'axis 7').inWording(wording).message()).toBe(
    '对“轴 7”必须抛出一个 Error，但调用返回了 5。',
  );
  expect(toBeBetween(3, 0, 1, { name: 'number of calls' }).inWording(wording).message()).toBe(
    '调用次数是 3，但应当是介于 0 和 1 之间。',
  );
  expect(toBeCloseToTensor(tensor([-1, -2]), [1, 2]).inWording(wording)).toMatchObject({ cause: '正负号处处相反。' });
  expect(inChinese(new WorkerDied('output-limit', (phrases) => phrases.printed(1))).message).toBe(
    '代码的输出超过了 1 MB。',
  );
  expect(inChinese(new RemoteError('thrown', 'TypeError', "reading 'x'", '02-softmax.ts:12'))).toEqual({
    status: 'error',
    message: "TypeError: reading 'x'（02-softmax.ts:12）",
    cause: '这里有东西是 undefined：一个从未赋值的值，或者一个并不存在的名字。',
  });
});
