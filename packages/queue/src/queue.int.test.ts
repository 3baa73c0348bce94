import { type ClassJudge, JudgeClosed } from '@gradus/judge';
import type { ExerciseResult } from '@gradus/contract';
import { openQueueJudge, type QueueEvent } from './queue-judge';
import { serveQueue, type ServeOutcome } from './serve-queue';
import { CIRCUMSTANCES, COURSE, FakeJudge, taskOf } from './testing/numbers-course';
import { RedisServer, SERVER } from './testing/redis-server';
import { Station } from './testing/station';

jest.setTimeout(60_000);

/** Redis is a program of its own: `apt-get install redis-server`. */
const withServer = SERVER === undefined ? describe.skip : describe;

withServer('through the queue (needs redis-server or valkey-server)', () => {
  let server: RedisServer;
  let events: QueueEvent[];
  const undo: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    events = [];
    server = new RedisServer();
    await server.start();
  });
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
    await server.remove();
  });

  const coordinator = async (given: Partial<typeof CIRCUMSTANCES> = {}): Promise<ClassJudge> => {
    const judge = await openQueueJudge({
      url: server.url,
      circumstances: { ...CIRCUMSTANCES, ...given },
      stamp: { level: 'WEAK', missing: [] },
      slots: 8,
      onEvent: (event) => events.push(event),
      pollMs: 50,
    });
    undo.push(() => judge.close());
    return judge;
  };

  const station = (judge = new FakeJudge(2), silenceMs = 1000) => {
    const [drain, stop] = [new AbortController(), new AbortController()];
    const outcome: Promise<ServeOutcome> = serveQueue({ url: server.url, course: COURSE, judge, circumstances: CIRCUMSTANCES, drain: drain.signal, stop: stop.signal, silenceMs }); // prettier-ignore
    undo.push(() => (drain.abort(), outcome));
    return { outcome, drain: () => drain.abort(), stop: () => stop.abort() };
  };

  const program = (ms: number): Station => {
    const it = new Station(server.url, ms);
    undo.push(() => it.end('SIGKILL'));
    return it;
  };

  test('verdicts are those of the local judge', async () => {
    station();
    const judge = await coordinator();
    expect(await gradeAll(judge, 12)).toEqual(await gradeAll(new FakeJudge(2), 12));
  });

  test('what is postponed stays away, and what is refused arrives', async () => {
    const fake = new FakeJudge(1);
    const seen = jest.spyOn(fake, 'judge');
    station(fake);
    const task = taskOf(1);
    const refused = new Map([['01-numbers/02-two.ts', 'is a link.']]);
    const submission = { ...task.submission, refused };
    const results = await (
      await coordinator()
    ).judge({ ...task, submission, postpone: new Set([task.assignments[0]!]) });
    expect(results.map(({ id }) => id)).toEqual(['1.02', '1.03']);
    expect(seen.mock.calls[0]![0].submission.refused).toEqual(refused);
  });

  test('a judge that breaks spoils its own task only, and may be asked again', async () => {
    station(new FakeJudge(2, 0, 's2'));
    const judge = await coordinator();
    const tasks = [1, 2, 3].map((n) => judge.judge(taskOf(n)));
    const [one, two, three] = await Promise.allSettled(tasks);
    expect([one!.status, two!.status, three!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(judge.judge(taskOf(2))).rejects.toThrow('A station failed: the judge broke');
  });

  test('a station with other lessons takes nothing and says why', async () => {
    const wrong = station();
    const judge = await coordinator({ lessonsHash: 'c'.repeat(64), isolation: 'FULL' });
    const open = judge.judge(taskOf(1)).catch((error: unknown) => error);
    const different = ['grader/ and solutions/ bbbbbbbbbb here, cccccccccc wanted', 'isolation WEAK here, FULL wanted'];
    expect(await wrong.outcome).toEqual({ status: 'refused', differences: different });
    await until(() => events.length > 0);
    expect(events[0]).toMatchObject({ status: 'station-refused', message: different.join('; ') });
    await judge.close();
    expect(await open).toBeInstanceOf(JudgeClosed);
  });

  test('a run that waits says that nobody is there', async () => {
    const judge = await coordinator();
    const open = judge.judge(taskOf(1)).catch(() => {});
    await until(() => events.some(({ status }) => status === 'no-stations'));
    await judge.close();
    await open;
  });

  test('no more tasks lie in the queue than the run has open, and none once it is closed', async () => {
    const judge = await coordinator();
    const tasks = [1, 2, 3].map((n) => judge.judge(taskOf(n)).catch(() => {}));
    const client = server.client();
    await untilAsync(async () => (await client.llen('gradus:submissions:wait')) === 3);
    await judge.close();
    await Promise.all(tasks);
    expect(await client.llen('gradus:submissions:wait')).toBe(0);
    client.disconnect();
  });

  test('a drained station finishes what it began and takes no more', async () => {
    const it = program(1500);
    const judge = await coordinator();
    const tasks = [1, 2, 3, 4].map((n) => judge.judge(taskOf(n)).catch((error: unknown) => error));
    await until(() => it.count('begun') === 2);
    expect(await it.end('SIGTERM')).toBe(0);
    expect(it.lines).toEqual(['begun', 'begun', 'done', 'done', 'drained']);
    expect(await Promise.all(tasks.slice(0, 2))).toEqual(await gradeAll(new FakeJudge(1), 2));
    station();
    expect(await Promise.all(tasks)).toEqual(await gradeAll(new FakeJudge(1), 4));
  });

  test('a station that is stopped gives its tasks back at once', async () => {
    const slow = station(new FakeJudge(1, 3_600_000), 3_600_000);
    const judge = await coordinator();
    const task = judge.judge(taskOf(1));
    await untilAsync(() => isActive(server));
    slow.stop();
    await slow.outcome;
    station();
    expect([await task]).toEqual(await gradeAll(new FakeJudge(1), 1));
  });

  test('tasks of a killed station go to another one, and grades are the same', async () => {
    const victim = program(60_000);
    const judge = await coordinator();
    const results = gradeAll(judge, 6);
    await until(() => victim.count('begun') === 2);
    await victim.end('SIGKILL');
    station();
    expect(await results).toEqual(await gradeAll(new FakeJudge(1), 6));
  });

  test('grades are the same when Redis is killed amid a run', async () => {
    program(300);
    const judge = await coordinator();
    const results = gradeAll(judge, 10);
    await untilAsync(() => isActive(server));
    await server.kill();
    await server.start();
    expect(await results).toEqual(await gradeAll(new FakeJudge(1), 10));
  });

  test('grades are the same when Redis forgets everything', async () => {
    program(300);
    const judge = await coordinator();
    const results = gradeAll(judge, 10);
    await untilAsync(() => isActive(server));
    const client = server.client();
    await client.flushall();
    client.disconnect();
    expect(await results).toEqual(await gradeAll(new FakeJudge(1), 10));
  });

  test('a run that was killed finds what it asked for', async () => {
    const fake = new FakeJudge(1);
    const first = await coordinator();
    const lost = first.judge(taskOf(1)).catch(() => {});
    await untilAsync(async () => (await waiting(server)) === 1);
    // A killed run cannot take its tasks back.
    jest.spyOn(first as never as { takeBack: () => Promise<void> }, 'takeBack').mockResolvedValue();
    await first.close();
    await lost;
    station(fake);
    await until(() => fake.judged === 1);
    expect([await (await coordinator()).judge(taskOf(1))]).toEqual(await gradeAll(new FakeJudge(1), 1));
    expect(fake.judged).toBe(1);
  });
});

test('a queue that does not answer is named, without its password', async () => {
  const open = (url: string) =>
    openQueueJudge({ url, circumstances: CIRCUMSTANCES, stamp: { level: 'WEAK', missing: [] }, slots: 1 });
  await expect(open('redis://:secret@127.0.0.1:1')).rejects.toThrow(/^No Redis or Valkey answers at redis:\/\/\*\*\*@127\.0\.0\.1:1 \(connect ECONNREFUSED/);
  await expect(open('http://:secret@x')).rejects.toThrow('"http://***@x" is no address of a queue; expected redis://host:6379.');
}); // prettier-ignore

function gradeAll(judge: ClassJudge, count: number): Promise<ExerciseResult[][]> {
  return Promise.all(Array.from({ length: count }, (_, i) => judge.judge(taskOf(i + 1))));
}

async function isActive(server: RedisServer): Promise<boolean> {
  const client = server.client();
  const count = await client.llen('gradus:submissions:active');
  client.disconnect();
  return count > 0;
}

async function waiting(server: RedisServer): Promise<number> {
  const client = server.client();
  const count = await client.llen('gradus:submissions:wait');
  client.disconnect();
  return count;
}

function until(condition: () => boolean): Promise<void> {
  return untilAsync(async () => condition());
}

async function untilAsync(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await condition());) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
