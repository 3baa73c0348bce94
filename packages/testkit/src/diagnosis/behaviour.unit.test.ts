import { InvalidValue, RemoteError, WorkerDied } from '../remote/errors';
import { tensor } from '../tensors';
import { checkBehaviour, sameBehaviour } from './behaviour';
import { type Heard, Trace } from './trace';

const trace = (...heard: Heard[]) => {
  const made = new Trace();
  for (const one of heard) made.note(one);
  return made;
};
const returned = (value: unknown): Heard => ({ what: 'returned', value });
const threw = (name: string, message: string): Heard => ({
  what: 'threw',
  error: new RemoteError('thrown', name, message, undefined),
});

const same = (a: Heard[], b: Heard[], status: 'fail' | 'error' = 'fail') =>
  sameBehaviour(checkBehaviour(status, trace(...a)), checkBehaviour(status, trace(...b)));

describe('sameBehaviour()', () => {
  it.each<[string, unknown, unknown]>([
    ['numbers up to rounding', 0.1 + 0.2, 0.3],
    ['NaN and infinities', [NaN, Infinity, -Infinity], [NaN, Infinity, -Infinity]],
    ['tensors', tensor([1, NaN], [2]), tensor([1 + 1e-7, NaN], [2])],
    ['small noise beside large numbers', tensor([1e4, 0], [2]), tensor([1e4, 1e-3], [2])],
    ['records in any order', { a: 1, b: 'x' }, { b: 'x', a: 1 }],
    ['nothing', undefined, undefined],
  ])('takes %s for the same', (_, a, b) => {
    expect(same([returned(a)], [returned(b)])).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['other numbers', 1, 1.001],
    ['a number and NaN', 1, NaN],
    ['the two infinities', Infinity, -Infinity],
    ['small numbers', tensor([1e-8, 2e-8], [2]), tensor([1e-8, 3e-8], [2])],
    ['other shapes', tensor([1, 2], [2]), tensor([1, 2], [1, 2])],
    ['other texts', 'a', 'b'],
    ['other keys', { a: 1 }, { b: 1 }],
    ['a list and its only element', [1], 1],
    ['null and undefined', null, undefined],
    ['true and false', true, false],
  ])('tells %s apart', (_, a, b) => {
    expect(same([returned(a)], [returned(b)])).toBe(false);
  });

  it('compares the error that a check ended with by kind and words, without names and numbers', () => {
    const size = (n: number) => threw('Error', `Size(${n}) must match the product of shape 2,${n}`);
    expect(same([size(3)], [size(4)], 'error')).toBe(true);
    expect(same([size(3)], [threw('Error', 'Size must be larger')], 'error')).toBe(false);
    expect(same([threw('TypeError', "reading 'a'")], [threw('TypeError', "reading 'b'")], 'error')).toBe(true);
    expect(same([threw('TypeError', 'x')], [threw('RangeError', 'x')], 'error')).toBe(false);
  });

  it('leaves the words of errors that the spec had asked for to the author', () => {
    const [mine, yours] = [threw('Error', 'no such axis'), threw('RangeError', 'axis 3?')];
    expect(same([mine, returned(1)], [yours, returned(1)])).toBe(true);
    expect(same([mine, returned(1)], [returned(0), returned(1)])).toBe(false);
  });

  it('tells the ways apart in which a call can end, and how often something was heard', () => {
    const late: Heard = { what: 'threw', error: new WorkerDied('timeout', 'late') };
    const invalid: Heard = { what: 'threw', error: new InvalidValue('a string tensor cannot be judged') };
    const called: Heard = { what: 'called back', value: [1] };
    for (const [a, b] of [
      [late, invalid],
      [late, threw('Error', 'x')],
      [called, returned([1])],
    ] as const) {
      // prettier-ignore
      expect(same([a], [b])).toBe(false);
    }
    expect(same([returned(1)], [returned(1), returned(1)])).toBe(false);
  });
});

it('of a check that passes nothing else matters', () => {
  expect(checkBehaviour('pass', trace(returned(1)))).toEqual({ status: 'pass', heard: [] });
});

describe('Trace', () => {
  const ops = (name: string) => ({ module: 'ops' as const, path: [name] });

  it('follows calls to their ends', async () => {
    const one = new Trace();
    const error = new Error('no');
    expect(await one.follow(undefined, Promise.resolve(5))).toBe(5);
    await expect(one.follow(undefined, Promise.reject(error))).rejects.toBe(error);
    expect(one.heard).toEqual([
      { what: 'returned', value: 5 },
      { what: 'threw', error },
    ]);
  });

  it('does not look at how many tensors or which kernels an answer needs', async () => {
    const one = new Trace();
    await one.follow(ops('numTensors'), Promise.resolve(17));
    const inspection = { leaked: 6, disposed: [], changed: [0], returned: [], kernels: ['Add'] };
    await one.follow(ops('inspect'), Promise.resolve(inspection));
    expect(one.heard).toEqual([
      { what: 'returned', value: undefined },
      { what: 'returned', value: { leaked: 1, disposed: [], changed: [0], returned: [] } },
    ]);
  });
});
