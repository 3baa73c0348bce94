import type { ServedReply, ServedTask } from '@gradus/contract';
import { JudgeProcess } from './judge-process';
import type { LineProcess, LineProcessOptions } from './line-process';

const kill = jest.fn();
let says: (reply: ServedReply) => void;

jest.mock('./line-process', () => ({
  LineProcess: class {
    constructor({ onLine }: LineProcessOptions) {
      says = (reply) => onLine(JSON.stringify(reply));
    }
    send() {}
    kill = kill;
  } as unknown as typeof LineProcess,
}));

const EXERCISE_MS = 60_000;
const MARGIN_MS = 90_000;
const task = { exercises: [{ id: '4.11', limits: { exerciseMs: EXERCISE_MS } }] } as unknown as ServedTask;

beforeEach(() => {
  jest.useFakeTimers();
  kill.mockClear();
});
afterEach(() => jest.useRealTimers());

test.each([
  ['on a processor or a GPU', undefined, 1],
  ['on a GPU made of software', 20, 20],
])('a judge that says nothing of an exercise for twice its time hangs, %s', (_, patience, times) => {
  void new JudgeProcess('/nowhere', patience).judge(task);
  says({ status: 'begun', id: '4.11' });
  jest.advanceTimersByTime(2 * times * EXERCISE_MS + MARGIN_MS - 1);
  expect(kill).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(kill).toHaveBeenCalledTimes(1);
});
