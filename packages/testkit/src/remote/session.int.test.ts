import { AsyncLocalStorage } from 'node:async_hooks';
import { tensorMatchers } from '../matchers/matchers';
import { int32, range, tensor } from '../tensors';
import { verdictOf } from '../verdict-of';
import { InfraError, RemoteError } from './errors';
import { sessionOf } from './testing/session-of';

const ANSWER = `import { NotImplemented, tf } from '@gradus/runtime';

/** A worker can be told apart by its age. */
let calls = 0;
export function countCalls(): number {
  return ++calls;
}

export function double(x: tf.Tensor, factor = 2): tf.Tensor {
  return tf.tidy(() => x.mul(factor));
}
export function describe(value: unknown): string {
  return value instanceof tf.Tensor ? 'tensor ' + value.dtype : Array.isArray(value) ? 'array' : typeof value;
}
export function echo(...values: unknown[]): unknown[] {
  return values;
}
export async function later(x: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return x + 1;
}
export function parts(x: tf.Tensor) {
  return { min: x.min(), all: [x.clone(), { deep: x.shape }], none: null };
}

export class Account {
  constructor(public balance: number) {
    if (balance < 0) throw new RangeError('no debts');
  }
  add(amount: number): Account {
    this.balance += amount;
    return this;
  }
  async slowly(): Promise<number> {
    return this.balance;
  }
  get rich(): boolean {
    return this.balance > 10;
  }
  private readonly tags = ['a', 'b'];
}
export function merge(a: Account, b: Account): Account {
  return new Account(a.balance + b.balance);
}
export function adder(n: number): (x: number) => number {
  return (x) => x + n;
}
export function twice(f: (x: number) => number): (x: number) => number {
  return (x) => f(f(x));
}

export function map(xs: number[], f: (x: number, i: number) => unknown): unknown[] {
  return xs.map((x, i) => f(x, i));
}
export function safely(f: () => unknown): unknown {
  try {
    return f();
  } catch (error) {
    return (error as Error).name + ': ' + (error as Error).message;
  }
}
export function caller(f: () => unknown): unknown {
  return f();
}
export async function afterwards(f: () => unknown): Promise<unknown> {
  await null;
  return f();
}

export function explode(): void {
  const nothing = undefined as unknown as { x: number };
  nothing.x;
}
export function todo(): never {
  throw new NotImplemented('4.02');
}
export function forever(): void {
  for (;;);
}
export function print(text: string): void {
  console.log(text);
  console.error('(' + text + ')');
}
export function exit(): void {
  process.exit(3);
}

let kept: () => unknown;
export function keep(f: () => unknown): void {
  kept = f;
}
export function callKept(): unknown {
  return kept();
}
`;

const PROBE = `import { tf } from '@gradus/runtime';
import type { double as Double } from './02-softmax';

export function leakOfTenCalls(double: typeof Double, x: tf.Tensor): number {
  const before = tf.memory().numTensors;
  for (let i = 0; i < 10; i++) double(x);
  return tf.memory().numTensors - before;
}
`;

const { session, student, probe, ops } = sessionOf(ANSWER, { probe: PROBE });
const failure = (call: Promise<unknown>) => call.then(() => 'nothing was thrown', (error: unknown) => error); // prettier-ignore
const verdict = async (call: Promise<unknown>) => verdictOf(await failure(call));

/** From now on the judge's clock shows so much more. */
function letPass(milliseconds: number): void {
  const before = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => before() + milliseconds);
}

beforeAll(() => expect.extend(tensorMatchers as unknown as jest.ExpectExtendMap));
beforeEach(() => session.renew());
afterEach(() => jest.restoreAllMocks());
afterAll(() => session.close());

describe('a function of the student', () => {
  test('takes and returns tensors', async () => {
    expect(await student.double(tensor([1, 2]))).toEqualTensor([2, 4]);
    expect(await student.double(tensor([[1]]), 5)).toEqualTensor([[5]]);
    expect(await student.echo(int32([2]))).toEqual([int32([2])]);
  });

  test('takes the default for an argument that is undefined', async () => {
    expect(await student.double(tensor([1]), undefined)).toEqualTensor([2]);
  });

  test('sees tensors as tensors, lists as lists', async () => {
    expect(await student.describe(int32(1))).toBe('tensor int32');
    expect(await student.describe([1])).toBe('array');
    expect(await student.describe(undefined)).toBe('undefined');
  });

  test('gets back every plain value as it was', async () => {
    const values = [NaN, -0, 'ä', null, undefined, 5n, true, [1, [2]], { a: { b: 1 } }, Float64Array.of(0.1), range([20]).values];
    expect(await student.echo(...values)).toEqual(values);
  }); // prettier-ignore

  test('may be async', async () => expect(await student.later(1)).toBe(2));

  test('may return tensors anywhere in records and lists', async () => {
    const { min, all, none } = await student.parts(tensor([3, 1]));
    expect(min).toEqualTensor(1);
    expect(all[0]).toEqualTensor([3, 1]);
    expect(all[1]).toEqual({ deep: [2] });
    expect(none).toBeNull();
  });

  test('that is not there is called by its name', async () => {
    expect(await verdict(student.softmax(1))).toEqual({
      status: 'error',
      message: 'TypeError: the file does not export softmax: keep the names of the stub',
    });
  });

  test('answers in the order of the calls, awaited or not', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => student.countCalls()));
    expect(answers).toEqual([answers[0], answers[0] + 1, answers[0] + 2]);
  });
});

describe('a class of the student', () => {
  test('keeps its state between calls', async () => {
    const account = await new student.Account(5);
    expect(await account.balance).toBe(5);
    await account.add(10);
    expect(await account.balance).toBe(15);
    expect(await account.rich).toBe(true);
    expect(await account.slowly()).toBe(15);
    expect(await account.tags).toEqual(['a', 'b']);
    expect(await account.nothing).toBeUndefined();
  });

  test('gives instances that can be handed back', async () => {
    const [a, b] = [await new student.Account(1), await new student.Account(2)];
    const sum = await student.merge(a, b);
    expect(await sum.balance).toBe(3);
    expect(await (await sum.add(4)).balance).toBe(7);
  });

  test('throws from its constructor', async () => {
    expect(await verdict(new student.Account(-1))).toMatchObject({
      status: 'error',
      message: expect.stringContaining('RangeError: no debts'),
    });
  });

  test('says which member is no function', async () => {
    const account = await new student.Account(1);
    expect(await verdict(account.balance())).toMatchObject({ message: 'TypeError: balance is not a function' });
    expect(await verdict(account.withdraw())).toMatchObject({
      message: 'TypeError: withdraw is not a function',
    });
  });
});

describe('functions as values', () => {
  test('a closure returned by the student can be called and handed back', async () => {
    const addFive = await student.adder(5);
    expect(await addFive(1)).toBe(6);
    expect(await (await student.twice(addFive))(1)).toBe(11);
  });

  test('an export of the student can be handed to the student', async () => {
    expect(await student.map([1, 2], student.adder)).toHaveLength(2);
  });

  test('a judge function is called by the student, in mid-flight', async () => {
    const seen: unknown[] = [];
    const result = await student.map([5, 6], (x: number, i: number) => seen.push([x, i]) && x * 10);
    expect(result).toEqual([50, 60]);
    expect(seen).toEqual([[5, 0], [6, 1]]); // prettier-ignore
  });

  test('a judge function may be async, and the student gets its value', async () => {
    expect(await student.caller(async () => { await null; return tensor([1]); })).toEqualTensor([1]); // prettier-ignore
  });

  test('a judge function may ask the student again, also several times at once', async () => {
    const result = await student.map([1, 2], async (x: number) => {
      const [a, b] = await Promise.all([student.adder(x), student.echo(x)]);
      return (await a(100)) + b[0];
    });
    expect(result).toEqual([102, 104]);
  });

  test('judge and student may call each other five levels deep', async () => {
    const descend = (level: number): unknown => (level === 0 ? 'bottom' : student.caller(() => descend(level - 1)));
    expect(await descend(5)).toBe('bottom');
  });

  test('a call that a judge function starts and does not wait for is finished before the student goes on', async () => {
    const answers: unknown[] = [];
    await student.caller(() => void student.echo(1).then((value: unknown) => answers.push(value)));
    expect(answers).toEqual([[1]]);
    expect(await student.echo(2)).toEqual([2]);
  });

  test('a judge function works after an await of the student', async () => {
    expect(await student.afterwards(() => 7)).toBe(7);
  });

  test('what a judge function throws reaches the student, who may catch it', async () => {
    const stop = () => {
      throw new RangeError('stop');
    };
    expect(await student.safely(stop)).toBe('RangeError: stop');
    expect(await verdict(student.caller(stop))).toMatchObject({ status: 'error', message: /^RangeError: stop/ });
  }); // prettier-ignore

  test('an async function of the student cannot be awaited inside a judge function', async () => {
    expect(await student.safely(() => student.later(1))).toBe(
      'TypeError: an async function cannot be awaited inside a synchronous callback',
    );
  });
});

describe('an assertion inside a judge function', () => {
  const wrong = () => expect(1).toBe(2);

  test('fails the check, even if the student catches errors, and is not told to the student', async () => {
    expect(await verdict(student.safely(wrong))).toMatchObject({ status: 'fail', message: 'The result is 1 but must be 2.' }); // prettier-ignore
  });

  test('leaves a fresh worker for the next check', async () => {
    await failure(student.safely(wrong));
    await session.renew();
    expect(await student.countCalls()).toBe(1);
  });
});

describe('an error of the student', () => {
  test('has name, text and the place in the TypeScript file', async () => {
    const line = ANSWER.split('\n').findIndex((text) => text.includes('nothing.x')) + 1;
    expect(await verdict(student.explode())).toMatchObject({
      status: 'error',
      message: `TypeError: Cannot read properties of undefined (reading 'x') (04-softmax/02-softmax.ts:${line})`,
    });
  });

  test('NotImplemented is not-started, also through a judge function', async () => {
    const message = expect.stringMatching(/^Exercise 4\.02 is not implemented yet\./);
    const expected = { status: 'not-started', message };
    expect(await verdict(student.todo())).toEqual(expected);
    expect(await verdict(student.caller(() => student.todo()))).toEqual(expected);
  });

  test('keeps its own name and text through a judge function', async () => {
    expect(await student.safely(() => student.explode())).toBe(
      "TypeError: Cannot read properties of undefined (reading 'x')",
    );
  });
});

describe('the worker helpers', () => {
  test('op.vjp() differentiates through the student code', async () => {
    expect((await ops.vjp(student.double, [tensor([1, 2])], tensor([1, 10]), [0]))[0]).toEqualTensor([2, 20]);
  });

  test('op.inspect() reports on one call', async () => {
    expect(await ops.inspect(student.double, [tensor([1])])).toEqual({
      leaked: 0,
      disposed: [],
      changed: [],
      returned: [],
      kernels: expect.arrayContaining(['Multiply']),
    });
  });

  test('a probe runs beside the student code and gets its functions', async () => {
    expect(await probe.leakOfTenCalls(student.double, tensor([1]))).toBe(10);
  });

  test('session.lastCall is the call as the student would write it', async () => {
    await student.double(tensor([1]), 3);
    expect(session.lastCall).toBe('double(float32 [1] [1], 3)');
    await new student.Account(3);
    expect(session.lastCall).toBe('new Account(3)');
    await ops.vjp(student.double, [tensor([1])], tensor([1]), [0]);
    expect(session.lastCall).toBe('double(float32 [1] [1])');
  });
});

describe('Session.renew()', () => {
  test('frees the tensors of the last check and keeps the worker', async () => {
    const age = await student.countCalls();
    const before = await ops.numTensors();
    await student.double(tensor([1, 2]));
    expect(await ops.numTensors()).toBeGreaterThan(before);
    await session.renew();
    expect(await ops.numTensors()).toBe(before);
    expect(await student.countCalls()).toBe(age + 1);
  });

  test('waits for calls that nobody waited for', async () => {
    const answer = student.echo(1);
    await session.renew();
    expect(await student.echo(2)).toEqual([2]);
    expect(await answer).toEqual([1]);
  });

  test('makes objects of the last check unknown', async () => {
    const account = await new student.Account(1);
    await session.renew();
    expect(await failure(account.slowly())).toMatchObject({ studentMessage: /^There is no object number \d+\.$/ });
  }); // prettier-ignore

  test('makes judge functions of the last check unknown: the student may keep one', async () => {
    await student.keep(() => 'old');
    await session.renew();
    await student.echo(() => 'new');
    expect(await verdict(student.callKept())).toEqual({
      status: 'invalid-value',
      message: 'The submission called a function that this check did not pass.',
    });
  });

  test('forgets the last call, and takes a deadline for the next check', async () => {
    await student.echo(1);
    await session.renew(1_000);
    expect(session.lastCall).toBeUndefined();
    expect(await verdict(student.forever())).toEqual({
      status: 'timeout',
      message: 'forever() did not finish within 1 s. Is there a loop that never ends?',
    });
  });

  test('replaces a worker that died, whose state is gone', async () => {
    await failure(student.exit());
    await session.renew();
    expect(await student.countCalls()).toBe(1);
    expect(session.backend).toEqual({ name: 'cpu', device: 'CPU', kind: 'processor' });
  });
});

describe('a worker that died', () => {
  test('gives the same verdict to every further call of the check', async () => {
    const first = await verdict(student.exit());
    expect(first).toMatchObject({ status: 'crash' });
    expect(await verdict(student.echo(1))).toEqual(first);
  });

  test('gives its verdict to calls that were waiting', async () => {
    const calls = [student.exit(), student.echo(1), student.echo(2)].map(verdict);
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(['crash', 'crash', 'crash']);
  });
});

describe('deadlines', () => {
  test('a call that a judge function makes has no more time than the call it is part of', async () => {
    await session.renew(3_000);
    const idle = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const call = student.caller(async () => {
      await idle();
      return student.forever();
    });
    expect(await verdict(call)).toMatchObject({
      status: 'timeout',
      message: expect.stringMatching(/^caller\(\) did not finish/),
    });
  });

  test('all checks of an exercise together have a deadline, too', async () => {
    const { session, student } = sessionOf(ANSWER, { exerciseMs: 60_000 });
    try {
      await student.echo(1);
      letPass(59_000);
      expect(await verdict(student.forever())).toEqual({
        status: 'timeout',
        message: 'All checks of this exercise together took longer than 60 s.',
      });
      await session.renew();
      expect(await verdict(student.echo(1))).toMatchObject({ status: 'timeout' });
    } finally {
      await session.close();
    }
  });
});

test('what is asked aside leaves nothing: no trace, no input, nothing printed, no time', async () => {
  const { session, student } = sessionOf(ANSWER, { exerciseMs: 60_000 });
  await student.print('before');
  const { lastCall } = session;
  await session.aside(async () => {
    await student.print('aside');
    letPass(60_000); // as long as all checks may take
  });
  expect([session.lastCall, session.trace.heard.length]).toEqual([lastCall, 1]);
  expect(await student.echo(1)).toEqual([1]);
  expect(session.isAlive).toBe(true);
  await session.close();
  expect(session.output).toBe('before\n(before)\n');
});

describe('Session.close()', () => {
  test('has everything that was printed, in whole characters, by all workers', async () => {
    const { session, student } = sessionOf(ANSWER);
    await student.print('ä€𝄞'.repeat(1000));
    await failure(student.exit());
    await session.renew();
    await student.print('last words');
    await session.close();
    expect(session.output).toBe(`${'ä€𝄞'.repeat(1000)}\n(${'ä€𝄞'.repeat(1000)})\nlast words\n(last words)\n`);
  });

  test('lets go of its hold on every promise, lest a judge of many submissions grow slower with each', async () => {
    const disable = jest.spyOn(AsyncLocalStorage.prototype, 'disable');
    const { session, student } = sessionOf(ANSWER);
    await student.map([1], (x: number) => x);
    const before = disable.mock.calls.length;
    await session.close();
    expect(disable.mock.calls.length).toBe(before + 1);
  });

  test('leaves no process behind', async () => {
    const { session, student } = sessionOf(ANSWER);
    const forever = failure(student.forever());
    await session.close();
    expect(await forever).toEqual(new InfraError('The session is over.'));
  });
});

test('an input that is no tensor yet is the spec author’s mistake', async () => {
  const { NdArray } = await import('../nd-array');
  expect(await failure(student.double(NdArray.of([1])))).toEqual(
    new InfraError('Inputs are tensors: wrap the array in tensor() or int32().'),
  );
  expect(await student.echo(1)).toEqual([1]);
});

test('RemoteError keeps what the student wrote', async () => {
  const error = (await failure(student.todo())) as RemoteError;
  expect([error.kind, error.studentName]).toEqual(['not-implemented', 'NotImplemented']);
});
