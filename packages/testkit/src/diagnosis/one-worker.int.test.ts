import { LIMITS } from '../remote/testing/session-of';
import { OneWorker } from './one-worker';

/** A process that waits for its end. */
const LAUNCH = { command: process.execPath, args: ['-e', 'process.stdin.resume()'], env: {} };

describe('OneWorker', () => {
  const workers = new OneWorker(LAUNCH, LIMITS);
  afterEach(() => workers.close());

  const leaving = (untouched: boolean) => ({ idle: async () => {}, isUntouched: async () => untouched });

  it('gives the same process to sessions that leave nothing behind', async () => {
    const first = workers.take();
    await workers.giveBack(first, leaving(true));
    expect(workers.take()).toBe(first);
  });

  it('gives another one after a session that left something behind', async () => {
    const first = workers.take();
    await workers.giveBack(first, leaving(false));
    expect(first.dead).toBe(true);
    expect(workers.take()).not.toBe(first);
  });

  it('gives another one after its end', async () => {
    const first = workers.take();
    await workers.close();
    expect(workers.take()).not.toBe(first);
  });
});
