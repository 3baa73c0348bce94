import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { type ClassJudge, JudgeClosed } from '@gradus/judge';
import type { ExerciseResult } from '@gradus/contract';
import { openQueueJudge, type QueueEvent } from './queue-judge';
import { serveQueue, type ServeOutcome } from './serve-queue';
import { SharedFolder } from './shared-folder';
import { CIRCUMSTANCES, COURSE, FakeJudge, taskOf } from './testing/numbers-course';
import { RedisServer, SERVER } from './testing/redis-server';
import { Station } from './testing/station';

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

  const coordinator = async (given: Partial<typeof CIRCUMSTANCES> = {}, shared?: SharedFolder): Promise<ClassJudge> => {
    const judge = await openQueueJudge({
      url: server.url,
      ...(shared && { shared, hereChars: 0 }),
      circumstances: { ...CIRCUMSTANCES, ...given },
      stamp: { level: 'WEAK', missing: [] },
      slots: 8,
      onEvent: (event) => events.push(event),
      pollMs: 50,
    });
    undo.push(() => judge.close());
    return judge;
  };

  const station = (judge = new FakeJudge(2), silenceMs = 1000, shared?: SharedFolder) => {
    const [drain, stop] = [new AbortController(), new AbortController()];
    const outcome: Promise<ServeOutcome> = serveQueue({ url: server.url, course: COURSE, judge, circumstances: CIRCUMSTANCES, drain: drain.signal, stop: stop.signal, silenceMs, ...(shared && { shared }) }); // prettier-ignore
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
    await until(() => events.some(({ status }) => status === 'station-refused'));
    expect(events).toContainEqual(
      expect.objectContaining({ status: 'station-refused', message: different.join('; ') }),
    );
    await judge.close();
    expect(await open).toBeInstanceOf(JudgeClosed);
  });

  describe('with a shared folder', () => {
    const folder = () => {
      const path = mkdtempSync(join(tmpdir(), 'gradus-shared-'));
      undo.push(async () => rmSync(path, { recursive: true, force: true }));
      return new SharedFolder(path);
    };
    const files = ({ path }: SharedFolder) => readdirSync(path).filter((name) => /^[0-9a-f]{64}/.test(name));

    test('submissions lie in it while they are judged, and verdicts are the same', async () => {
      const shared = folder();
      const judge = await coordinator({}, shared);
      const results = gradeAll(judge, 6);
      expect(files(shared)).toHaveLength(6);
      station(new FakeJudge(2), 1000, new SharedFolder(shared.path));
      expect(await results).toEqual(await gradeAll(new FakeJudge(2), 6));
      expect(files(shared)).toEqual([]);
    });

    test('a station that does not see it takes nothing and says why', async () => {
      const shared = folder();
      const blind = station();
      const judge = await coordinator({}, shared);
      const results = gradeAll(judge, 2);
      expect(await blind.outcome).toEqual({
        status: 'refused',
        differences: ['shared folder none here, that of the run wanted: gradus worker --shared FOLDER'],
      });
      const elsewhere = folder();
      elsewhere.prepare();
      expect(await station(new FakeJudge(2), 1000, elsewhere).outcome).toMatchObject({
        differences: [expect.stringContaining(`shared folder ${elsewhere.path}, which is another one, here`)],
      });
      station(new FakeJudge(2), 1000, shared);
      expect(await results).toEqual(await gradeAll(new FakeJudge(2), 2));
    });

    test('what was changed in it is not judged, and may be asked again', async () => {
      const shared = folder();
      const judge = await coordinator({}, shared);
      const first = judge.judge(taskOf(1));
      const [name] = files(shared);
      writeFileSync(join(shared.path, name!), '{"files":[],"refused":[]}');
      station(new FakeJudge(2), 1000, shared);
      await expect(first).rejects.toThrow(/A station failed: .* was changed or cut off/);
      expect([await judge.judge(taskOf(1))]).toEqual(await gradeAll(new FakeJudge(1), 1));
    });

    test('a folder that fails is no reason to stop', async () => {
      const shared = folder();
      const judge = await coordinator({}, shared);
      rmSync(shared.path, { recursive: true });
      station();
      expect(await gradeAll(judge, 2)).toEqual(await gradeAll(new FakeJudge(2), 2));
      expect(events).toContainEqual({ status: 'trouble', message: expect.stringMatching(/goes through the queue/) as string });
    }); // prettier-ignore

    test('a run that ends leaves nothing that no station has begun', async () => {
      const shared = folder();
      const judge = await coordinator({}, shared);
      const task = judge.judge(taskOf(1)).catch(() => {});
      await untilAsync(async () => (await waiting(server)) === 1);
      await judge.close();
      await task;
      expect(files(shared)).toEqual([]);
    });
  });

  test('a task that is asked for twice is judged once, and both hear of it', async () => {
    const fake = new FakeJudge(2, 100);
    station(fake);
    const judge = await coordinator();
    const [one, two] = await Promise.all([judge.judge(taskOf(1)), judge.judge(taskOf(1))]);
    expect([one, two]).toEqual([...(await gradeAll(new FakeJudge(1), 1)), one]);
    expect(fake.judged).toBe(1);
  });

  test('two runs that ask for the same both get it', async () => {
    station(new FakeJudge(2, 20));
    const [first, second] = [await coordinator(), await coordinator()];
    const results = await Promise.all([gradeAll(first, 12), gradeAll(second, 12)]);
    const expected = await gradeAll(new FakeJudge(1), 12);
    expect(results).toEqual([expected, expected]);
  });

  test('what a server that is short of memory drops of a task is asked for again', async () => {
    const judge = await coordinator();
    const results = gradeAll(judge, 3);
    await untilAsync(async () => (await waiting(server)) === 3);
    const client = server.client();
    await client.del('gradus:submissions:wait');
    client.disconnect();
    station();
    expect(await results).toEqual(await gradeAll(new FakeJudge(1), 3));
  });

  test('a task of another version is left to others', async () => {
    const it = station();
    const client = server.client();
    const queue = new Queue('submissions', { connection: client, prefix: 'gradus' });
    await queue.add('task', { version: 2 });
    expect(await it.outcome).toEqual({ status: 'refused', differences: ['version of Gradus another one than wanted'] });
    expect(await queue.getWaitingCount()).toBe(1);
    await queue.close();
    client.disconnect();
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
    const it = program(5000); // longer than it takes to notice that they have begun
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
  await expect(open('redis://:se/cr@et@127.0.0.1:1?password=x')).rejects.not.toThrow(/se\/cr|et@|=x/);
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
  for (const end = Date.now() + 100_000; !(await condition());) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
