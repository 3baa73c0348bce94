import { Generators } from '../generators';
import { collectMeasurements, measured } from '../matchers/measurements';
import { RemoteError, WorkerDied } from '../remote/errors';
import { verdictOf } from '../verdict-of';
import { forAll } from './for-all';

const session = {
  isAlive: true,
  lastCall: undefined as string | undefined,
  async aside(ask: () => Promise<void>) {
    const { lastCall } = this;
    await ask();
    this.lastCall = lastCall;
  },
};
let shrinks = true;

jest.mock('../exercise', () => ({ openCheck: () => ({ session, shrinks, judgementOn: (thrown: unknown) => verdictOf(thrown) }) })); // prettier-ignore

beforeEach(() => {
  [session.isAlive, session.lastCall, shrinks] = [true, undefined, true];
});

const gen = () => Generators.of(1, 'for-all');
const wrong = (n: number) => new RemoteError('thrown', 'Error', `Not for ${n}.`, undefined);
const failFrom = (least: number, calls: number[] = []) =>
  forAll(gen(), 50, async (gen) => {
    const n = gen.int(0, 1000);
    calls.push(n);
    session.lastCall = `f(${n})`;
    measured('n', n, 0, 1);
    if (n >= least) throw wrong(n);
  });

test('forAll() throws what the smallest input made the answer throw, and leaves the call it came from', async () => {
  await expect(failFrom(13)).rejects.toThrow('Not for 13.');
  expect(session.lastCall).toBe('f(13)');
});

test('forAll() draws what a loop would have drawn, and goes through all cases', async () => {
  const [a, b] = [gen(), gen()];
  const drawn: [number, number][] = [];
  await forAll(a, [7, 8], async (gen, one) => void drawn.push([one, gen.int(0, 1000)]));
  expect(drawn).toEqual([
    [7, b.int(0, 1000)],
    [8, b.int(0, 1000)],
  ]);
  expect(a.number()).toBe(b.number());
});

test('forAll() looks for nothing simpler if nobody reads it, and once the worker is gone', async () => {
  const first = gen().int(0, 1000);
  shrinks = false;
  await expect(failFrom(0)).rejects.toThrow(`Not for ${first}.`);
  [shrinks, session.isAlive] = [true, false];
  const calls: number[] = [];
  await expect(failFrom(0, calls)).rejects.toThrow(`Not for ${first}.`);
  expect(calls).toEqual([first]);
});

test('forAll() does not repeat what took too long', async () => {
  let calls = 0;
  const late = forAll(gen(), 5, async (gen) => {
    calls++;
    if (gen.int(0, 10) >= 0) throw new WorkerDied('timeout', 'Too long.');
  });
  await expect(late).rejects.toThrow('Too long.');
  expect(calls).toBe(1);
});

test('forAll() keeps the best it has when the worker dies on the way', async () => {
  const ends = forAll(gen(), 50, async (gen) => {
    const n = gen.int(0, 1000);
    session.lastCall = `f(${n})`;
    if (n > 0 && n < 100) session.isAlive = false;
    if (n >= 100) throw wrong(n);
    if (n > 0) throw new WorkerDied('crash', 'Gone.');
  });
  await expect(ends).rejects.toThrow(/Not for \d{3}\./);
  expect(session.lastCall).toMatch(/^f\(\d{3}\)$/);
});

test('forAll() notes no measurement of what it tries afterwards', async () => {
  const calls: number[] = [];
  const notes = collectMeasurements();
  await expect(failFrom(13, calls)).rejects.toThrow();
  expect(notes.length).toBeLessThan(calls.length);
  expect(notes.map(({ value }) => value)).toEqual(calls.slice(0, notes.length));
});
